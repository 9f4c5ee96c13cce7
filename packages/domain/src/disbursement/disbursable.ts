import { divideHalfUp } from '../money/rounding.ts'
import { type CartLine, cartTotalCents, lineTotalCents } from '../orders/cart.ts'
import { isGoods } from '../orders/order-lines.ts'

/**
 * What of a cart the merchant may be paid, in cents: shipped goods with their part of discounts and shipping, which is
 * in proportion to their price and exact once all is shipped. A cart without priced goods counts when all are shipped.
 */
export function disbursableCents(
  lines: readonly (Pick<CartLine, 'kind' | 'unitPriceCents' | 'units'> & { shipped: boolean })[],
): number {
  const goods = lines.filter(({ kind }) => isGoods(kind))
  const totalCents = cartTotalCents(lines)
  if (goods.every(({ shipped }) => shipped)) return goods.length > 0 ? totalCents : 0
  const priceOf = (some: typeof goods) => some.reduce((sum, line) => sum + lineTotalCents(line), 0)
  const allCents = priceOf(goods)
  return allCents === 0
    ? 0
    : divideHalfUp(BigInt(totalCents) * BigInt(priceOf(goods.filter(({ shipped }) => shipped))), allCents)
}
