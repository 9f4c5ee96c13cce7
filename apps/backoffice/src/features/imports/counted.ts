import { wholeNumber } from '@cauce/i18n/format'

/** A count as messages take it: to choose the words by, and as it is written. */
export const counted = (count: number): { count: number; shown: string } => ({ count, shown: wholeNumber(count) })
