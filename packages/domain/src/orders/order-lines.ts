import type { ErrorCode } from '../errors.ts'
import { type CartLine, type CartLineKind, cartTotalCents } from './cart.ts'

/**
 * A line of an order's cart, the same through all its versions. `shipped` is a fact of the whole line; `returnedUnits`
 * are those taken out after it was.
 */
export type OrderLine = CartLine & { lineId: string; shipped: boolean; returnedUnits: number }

/** Only what one can hold or attend is shipped; discounts and shipping go along. */
export const isGoods = (kind: CartLineKind): boolean => kind === 'service' || kind === 'product'

export const shipmentStates = ['unshipped', 'partly-shipped', 'shipped'] as const
export type ShipmentState = (typeof shipmentStates)[number]

export const returnStates = ['none', 'partly-returned', 'returned'] as const
export type ReturnState = (typeof returnStates)[number]

type GoodsLine = Pick<OrderLine, 'kind' | 'shipped' | 'returnedUnits' | 'units'>

/** An order's shipment as its lines have it; `units` are those kept. A cart without goods counts as unshipped. */
export function shipmentOf(lines: readonly GoodsLine[]): ShipmentState {
  const goods = lines.filter(({ kind }) => isGoods(kind))
  const shipped = goods.filter((line) => line.shipped).length
  if (shipped === 0) return 'unshipped'
  return shipped === goods.length ? 'shipped' : 'partly-shipped'
}

/** What came back of an order: `returned` once nothing of it is kept. */
export function returnsOf(lines: readonly GoodsLine[]): ReturnState {
  const goods = lines.filter(({ kind }) => isGoods(kind))
  if (goods.every(({ returnedUnits }) => returnedUnits === 0)) return 'none'
  return goods.every(({ units }) => units === 0) ? 'returned' : 'partly-returned'
}

export type CartChange = {
  /** Cents, tax included; negative where the new cart comes to less. */
  differenceCents: number
  /** Units of shipped lines that are no longer kept. */
  returned: { lineId: string; units: number }[]
  /** A total beyond what the shopper accepted, or a larger one of an order that is shipped, binds once they accept it only. */
  needsAcceptance: boolean
}

export type CartChangeAnswer = { change: CartChange; code?: undefined } | { change?: undefined; code: ErrorCode }

/**
 * What an edited cart changes of an order's, whose shopper accepted `acceptedCents`. An order that is
 * shipped only shrinks unless the shopper accepts. A shipped line is what was sent: its
 * kind stays and its units and price only fall, else `line-shipped`; more of it is a line of its own.
 */
export function changeOfCart(
  lines: readonly OrderLine[],
  edited: readonly (CartLine & { lineId?: string | undefined })[],
  acceptedCents: number,
): CartChangeAnswer {
  const now = new Map(edited.flatMap((line) => (line.lineId ? [[line.lineId, line] as const] : [])))
  const returned: CartChange['returned'] = []
  for (const line of lines.filter(({ shipped }) => shipped)) {
    const kept = now.get(line.lineId)
    if (kept && (kept.kind !== line.kind || kept.units > line.units || kept.unitPriceCents > line.unitPriceCents))
      return { code: 'line-shipped' }
    const units = line.units - (kept?.units ?? 0)
    if (units > 0) returned.push({ lineId: line.lineId, units })
  }
  const totalCents = cartTotalCents(edited)
  const differenceCents = totalCents - cartTotalCents(lines)
  return {
    change: {
      differenceCents,
      returned,
      needsAcceptance: totalCents > acceptedCents || (differenceCents > 0 && shipmentOf(lines) === 'shipped'),
    },
  }
}
