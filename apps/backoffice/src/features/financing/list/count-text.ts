import { wholeNumber } from '@cauce/i18n/format'

/** The server counts no further, so that it costs the same however many there are; sooner while searching. */
const countedTo = { all: 10_000, found: 1_000 }

/** `1.204`, or `10.000+` where counting stopped; undefined while unknown. */
export function countText(count: number | undefined, searching: boolean): string | undefined {
  if (count === undefined) return undefined
  const limit = searching ? countedTo.found : countedTo.all
  return count > limit ? `${wholeNumber(limit)}+` : wholeNumber(count)
}
