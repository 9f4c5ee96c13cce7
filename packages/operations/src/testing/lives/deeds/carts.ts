import { shopperActor } from '@cauce/domain/access/scope'
import { expect } from 'vitest'
import { acceptCart, refuseCart } from '../../../orders/answer-cart.ts'
import { cancelOrder } from '../../../orders/cancel-order.ts'
import { markShipped } from '../../../orders/mark-shipped.ts'
import { orderLink } from '../../../orders/order-link.ts'
import { previewCart } from '../../../orders/preview-cart.ts'
import { readWaitingCart } from '../../../orders/read-waiting-cart.ts'
import { saveCart } from '../../../orders/save-cart.ts'
import { testLinkKey } from '../../sale.ts'
import { cartLine, type Life } from '../life.ts'
import { isGoods, type Wanted } from '../model-cart.ts'
import type { ModelOrder } from '../model-order.ts'
import { type Deeds, pick, refusedAs } from './deeds.ts'

/** What merchant and shopper do to a cart: shipped, edited (returns are edits of what was shipped), answered, cancelled. */
export const cartDeeds: Deeds<'ship' | 'edit' | 'return' | 'answer' | 'cancel'> = {
  ship: async (life, { nth, share, twice }) => {
    const order = life.order(nth)
    if (!order) return false
    const goods = order.kept.filter(isGoods)
    const shipped = goods.slice(0, Math.ceil(goods.length * share))
    const lineIds = shipped.map(({ name }) => lineIdOf(life, order, name))
    const asked = { id: order.id, ...(share < 1 && lineIds.length > 0 && { lineIds }) }
    const ship = () =>
      refusedAs(
        order.isCancelled ? 'order-cancelled' : undefined,
        life.world.perform(markShipped, life.merchant.administrator, asked),
      )
    const answer = await ship()
    if (!answer) return true
    for (const line of shipped) line.shipped = true
    expect(answer.shipment).toBe(order.shipment)
    if (twice) expect((await ship())?.lineIds).toEqual([])
    return true
  },

  edit: async (life, { nth, units, price, add }) => {
    const order = life.order(nth)
    if (!order) return false
    const kept = order.kept.map((line, index) => ({
      ...line,
      units: unitsAfter(line.units, units[index % units.length]!),
      priceCents: index === 0 ? Math.round(line.priceCents * price) : line.priceCents,
    }))
    await save(life, order, [...kept, ...life.named(add)])
    return true
  },

  return: async (life, { nth, line }) => {
    const order = life.order(nth)
    const back = pick(order?.kept.filter(({ shipped }) => shipped) ?? [], line)
    if (!order || !back) return false
    await save(
      life,
      order,
      order.kept.map((one) => (one === back ? { ...one, units: one.units - 1 } : one)),
    )
    return true
  },

  answer: async (life, { nth, accepts, twice }) => {
    const order = pick(
      life.model.orders.filter((one) => one.waiting),
      nth,
    )
    const wanted = order?.waiting
    if (!order || !wanted) return false
    const { owner, perform, clock } = life.world
    const shopper = shopperActor(life.merchant.id, order.customerId)
    const of = { id: order.id, merchant_id: life.merchant.id }
    const token = await owner.transaction().execute((tx) => orderLink(tx, testLinkKey, of, clock.now().toISOString()))
    const faulty = order.isMoreOfShipped(wanted) ? 'line-shipped' : undefined
    const waiting = await refusedAs(faulty, perform(readWaitingCart, shopper, { token }))
    if (!waiting) return true
    const { version, newPlan } = waiting
    const answer = async () =>
      accepts
        ? perform(acceptCart, shopper, { token, version, planTotalCents: newPlan.totalCents })
        : perform(refuseCart, shopper, { token, version })
    await answer()
    if (accepts) order.bind(wanted)
    order.waiting = undefined
    if (twice) await answer()
    return true
  },

  cancel: async (life, { nth, twice }) => {
    const order = life.order(nth)
    if (!order) return false
    const cancel = () => life.world.perform(cancelOrder, life.merchant.administrator, { id: order.id, reason: 'other' })
    const isShipped = order.shipment !== 'unshipped' && !order.isCancelled
    const cancelled = await refusedAs(isShipped ? 'order-shipped' : undefined, cancel())
    if (!cancelled) return true
    order.isCancelled = true
    order.waiting = undefined
    if (twice) expect((await cancel()).refundCents).toBe(0)
    return true
  },
}

/** Shows what an edited cart would mean, and saves it; lines without a unit are taken out. */
async function save(life: Life, order: ModelOrder, cart: readonly Wanted[]): Promise<void> {
  const { perform } = life.world
  const wanted = cart.flatMap(({ name, kind, priceCents, units }) =>
    units > 0 ? [{ name, kind, priceCents, units }] : [],
  )
  const lines = wanted.map((line) => ({ ...cartLine(line), ...known(life, order, line.name) }))
  const asked = { id: order.id, lines }
  const preview = await refusedAs(order.refusal(wanted), perform(previewCart, life.merchant.administrator, asked))
  if (!preview) return
  const { revision, refundCents, needsAcceptance } = preview
  const saved = await perform(saveCart, life.merchant.administrator, { ...asked, revision })
  if (order.isSame(wanted)) {
    expect(saved.outcome).toBe('unchanged')
    order.waiting = undefined
    return
  }
  const waits = order.needsAcceptance(wanted)
  expect({ needsAcceptance, ...saved }).toMatchObject({
    needsAcceptance: waits,
    outcome: waits ? 'awaiting-acceptance' : 'binding',
    refundCents: waits ? 0 : refundCents,
  })
  if (waits) order.waiting = wanted
  else order.bind(wanted)
}

function unitsAfter(units: number, kept: 'all' | 'less' | 'more' | 'none'): number {
  if (kept === 'none') return 0
  return units + { all: 0, less: -1, more: 1 }[kept]
}

const lineIdOf = ({ facts }: Life, order: ModelOrder, name: string): string =>
  facts.lines.find((line) => line.orderId === order.id && line.name === name)!.lineId

const known = (life: Life, order: ModelOrder, name: string): { lineId?: string } =>
  order.kept.some((line) => line.name === name) ? { lineId: lineIdOf(life, order, name) } : {}
