import { divideHalfUp } from '../money/rounding.ts'

/** How a line is taxed: value added tax of Spain or France in basis points, or exempt. */
export const taxTreatments = {
  'es-21': { country: 'ES', rateBp: 2100 },
  'es-10': { country: 'ES', rateBp: 1000 },
  'es-4': { country: 'ES', rateBp: 400 },
  'fr-20': { country: 'FR', rateBp: 2000 },
  'fr-10': { country: 'FR', rateBp: 1000 },
  'fr-5.5': { country: 'FR', rateBp: 550 },
  'fr-2.1': { country: 'FR', rateBp: 210 },
  exempt: { country: null, rateBp: 0 },
} as const satisfies Record<string, { country: 'ES' | 'FR' | null; rateBp: number }>

export type TaxTreatment = keyof typeof taxTreatments

export const taxTreatmentNames = Object.keys(taxTreatments) as TaxTreatment[]

/**
 * Splits a price that includes tax, in cents: net = gross / (1 + rate) rounded half up to the cent, tax is the rest.
 * A negative price splits as its mirror image.
 */
export function splitTax(grossCents: number, treatment: TaxTreatment): { netCents: number; taxCents: number } {
  const netCents = divideHalfUp(BigInt(grossCents) * 10_000n, 10_000 + taxTreatments[treatment].rateBp)
  return { netCents, taxCents: grossCents - netCents }
}
