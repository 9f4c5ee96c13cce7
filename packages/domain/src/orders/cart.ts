import type { ErrorCode } from '../errors.ts'
import { splitTax, type TaxTreatment } from './tax.ts'

export const cartLineKinds = ['service', 'product', 'discount', 'shipping'] as const
export type CartLineKind = (typeof cartLineKinds)[number]

/**
 * One row of a cart. `unitPriceCents` includes tax and is entered positive; a discount's subtracts. `units` is whole.
 * `serviceId` when it was taken from the centre's catalogue; what the line says is its own all the same.
 */
export type CartLine = {
  kind: CartLineKind
  reference: string
  name: string
  unitPriceCents: number
  units: number
  taxTreatment: TaxTreatment
  serviceId?: string | undefined
}

/** What the line adds to the cart, tax included; negative for a discount. */
export function lineTotalCents(line: Pick<CartLine, 'kind' | 'unitPriceCents' | 'units'>): number {
  const cents = line.unitPriceCents * line.units
  return line.kind === 'discount' && cents !== 0 ? -cents : cents
}

/** The line's total split into net and tax, all three negative for a discount. */
export function lineAmounts(line: Pick<CartLine, 'kind' | 'unitPriceCents' | 'units' | 'taxTreatment'>): {
  grossCents: number
  netCents: number
  taxCents: number
} {
  const grossCents = lineTotalCents(line)
  return { grossCents, ...splitTax(grossCents, line.taxTreatment) }
}

/** What the shopper owes for the cart: discounts reduce it, never below zero; the order of lines does not matter. */
export const cartTotalCents = (lines: readonly Pick<CartLine, 'kind' | 'unitPriceCents' | 'units'>[]): number =>
  Math.max(
    0,
    lines.reduce((sum, line) => sum + lineTotalCents(line), 0),
  )

/** A discount that takes more off than the cart has, as the fault of its price: of the last discount; else nothing. */
export function discountFault(
  lines: readonly Pick<CartLine, 'kind' | 'unitPriceCents' | 'units'>[],
): Readonly<Record<string, ErrorCode>> {
  if (lines.reduce((sum, line) => sum + lineTotalCents(line), 0) >= 0) return {}
  const place = lines.findLastIndex((line) => lineTotalCents(line) < 0)
  return { [`lines.${place}.unitPriceCents`]: 'discount-above-cart' }
}
