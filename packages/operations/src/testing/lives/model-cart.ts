import type { CartLine } from '@cauce/domain/orders/cart'

/** A line as somebody wants it; no other line of the life has its name. Cents. */
export type Wanted = { name: string; kind: CartLine['kind']; priceCents: number; units: number }

/** One that came back whole stays, with no units. */
export type ModelLine = Wanted & { shipped: boolean; returned: number }

export const isGoods = ({ kind }: Wanted): boolean => kind === 'product' || kind === 'service'

export const priceOf = (lines: readonly Wanted[]): number =>
  lines.reduce((sum, { priceCents, units }) => sum + priceCents * units, 0)

/** What the lines come to; below nothing where a discount takes off too much. */
export const sumOfCart = (lines: readonly Wanted[]): number =>
  priceOf(lines.filter(({ kind }) => kind !== 'discount')) - priceOf(lines.filter(({ kind }) => kind === 'discount'))

/** The most that the product finances. */
export const mostCents = 500_000
