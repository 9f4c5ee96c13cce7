import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { switchAutomaticPayments } from '../payments/switch-automatic.ts'
import { createPerform } from '../perform.ts'
import { testUser } from '../testing/merchant.ts'
import { testOrder } from '../testing/order.ts'
import { testPayment } from '../testing/payment.ts'
import { testLine, testLinkKey } from '../testing/sale.ts'
import { createWebhook } from '../webhooks/create-webhook.ts'
import { deliveryToSend } from '../webhooks/delivery-to-send.ts'
import { listDeliveries } from '../webhooks/list-deliveries.ts'
import { acceptCart } from './answer-cart.ts'
import { cancelOrder } from './cancel-order.ts'
import { markManyShipped } from './mark-many-shipped.ts'
import { markShipped } from './mark-shipped.ts'
import { orderLink } from './order-link.ts'
import { orderTimeline } from './order-timeline.ts'
import { saveCart } from './save-cart.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const webhooks = { keys: ['ab'.repeat(32)] as [string], allowedHosts: [] }
const perform = createPerform({ database, linkKey: testLinkKey, webhooks, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const lines = [testLine('product', 'Libro', 20_000), testLine('product', 'Láminas', 30_000)]

async function listening() {
  const order = await testOrder(owner, perform, { lines })
  const { process, id } = order
  const agent = await testUser(owner, order.merchantId, 'merchant-administrator', 'all')
  const events = ['order.shipped' as const, 'order.changed' as const, 'order.cancelled' as const]
  await perform(createWebhook, agent, { url: 'https://shop.example/hooks', events })
  return {
    ...{ ...order, agent },
    /** What was told, oldest first. */
    async told() {
      const { rows } = await perform(listDeliveries, agent, {})
      const bodies = rows.map(async (row) => {
        const { body } = await perform(deliveryToSend, process, { id: row.id })
        return JSON.parse(body) as { type: string; data: Record<string, unknown> }
      })
      return (await Promise.all(bodies)).toReversed()
    },
    async add(cents: number) {
      const { revision } = await order.order()
      const kept = (await order.lines()).map(({ shipped: _, shippedAt: __, returnedUnits: ___, ...line }) => line)
      const more = testLine('product', 'Maletín', cents)
      return perform(saveCart, agent, { id, revision, lines: [...kept, more] })
    },
  }
}

test('the merchant’s own system is told what ships, once, and what changes once it binds', async () => {
  const { agent, shopper, id, merchantId, told, add } = await listening()
  await perform(markShipped, agent, { id, lineReferences: ['Libro'] })
  await perform(markManyShipped, agent, { orders: [{ id, lineReferences: ['Libro'] }] })
  clock.advance({ seconds: 1 })
  await add(10_000)
  expect((await told()).map(({ type }) => type)).toEqual(['order.shipped'])
  const link = (tx: Parameters<typeof orderLink>[0]) =>
    orderLink(tx, testLinkKey, { id, merchant_id: merchantId }, clock.now().toISOString())
  await perform(acceptCart, shopper, { token: await owner.transaction().execute(link), version: 2 })
  expect(await told()).toMatchObject([
    { type: 'order.shipped', data: { id, reference: 'MKT-27-01', shipment: 'partly-shipped', state: 'confirmed' } },
    { type: 'order.changed', data: { cartVersion: 2, totalCents: 60_000, returns: 'none', cancelReason: null } },
  ])
})

test('the merchant’s own system is told why an order was cancelled, and nothing of its shopper', async () => {
  const { agent, id, told } = await listening()
  await perform(cancelOrder, agent, { id, reason: 'duplicate' })
  await perform(cancelOrder, agent, { id, reason: 'other' })
  const [cancelled, ...more] = await told()
  expect(more).toEqual([])
  expect(cancelled).toMatchObject({ type: 'order.cancelled', data: { state: 'cancelled', cancelReason: 'duplicate' } })
  expect(JSON.stringify(cancelled)).not.toMatch(/Ana|Ruiz|612345678|example\.test/)
})

test('an order’s story begins with its sale and has its messages', async () => {
  const { agent, id, customerId, add } = await listening()
  clock.advance({ seconds: 1 })
  await perform(markShipped, agent, { id })
  clock.advance({ seconds: 1 })
  await add(10_000)
  const story = await perform(orderTimeline, agent, { id })
  const told = story.map(({ action, template }) => template ?? action)
  expect(told.slice(0, 3).toSorted()).toEqual(['cart-to-accept', 'cart-to-accept', 'orders.save-cart'])
  expect(told[3]).toBe('orders.mark-shipped')
  expect(told).toContain('financing.confirm')
  expect(story[3]?.detail).toEqual({ shipment: 'shipped' })
  expect(story.find(({ action }) => action === 'orders.save-cart')?.detail).toEqual({
    ...{ cartState: 'awaiting-acceptance', cartVersion: 2, totalCents: 60_000 },
  })
  await perform(switchAutomaticPayments, agent, { customerId, on: false })
  const after = await perform(orderTimeline, agent, { id })
  expect(after.find(({ action }) => action === 'payments.switch-automatic')).toMatchObject({
    detail: { automaticPayments: 'no' },
  })
  const other = await testPayment(owner, perform)
  await expect(perform(orderTimeline, other.agent, { id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(perform(orderTimeline, other.agent, { id: other.orderId })).rejects.toMatchObject({ code: 'not-found' })
})
