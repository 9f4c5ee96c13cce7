import { refuseUnless } from '../errors.ts'

/** Corrections have a series of their own. Source: Real Decreto 1619/2012, art. 6.1.a. */
export type InvoiceSeries = 'commission' | 'credit-note'

const letters = { commission: 'C', 'credit-note': 'R' } as const satisfies Record<InvoiceSeries, string>

/**
 * The number that an invoice bears, `C2026-000042`: series, year of issue, and its place in both, counted from 1. Within a
 * series and year the texts sort as the places do, up to a million. Refuses with `bad-input` what is no place.
 */
export function invoiceNumber(series: InvoiceSeries, year: number, place: number): string {
  refuseUnless(Number.isSafeInteger(place) && place > 0 && Number.isSafeInteger(year), 'bad-input')
  return `${letters[series]}${year}-${String(place).padStart(6, '0')}`
}
