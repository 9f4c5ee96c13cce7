import { formatMoney, parseMoney } from '@cauce/ui/money-text'
import { locale } from '../../preferences.ts'

/** A rate as people type it, `3,9` or `21`, in basis points; no number where it is none, which the server refuses. */
export const basisPointsOf = (text: string, of: string = locale()): number => parseMoney(text, of) ?? Number.NaN

/** Basis points as they are typed: `3,90`. */
export const percentText = (basisPoints: number, of: string = locale()): string => formatMoney(basisPoints, of)
