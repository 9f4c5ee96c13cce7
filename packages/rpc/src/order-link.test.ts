import { openDatabase, openOwner } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import { type CardGateway, CardGatewayError, type CardIntent } from '@cauce/domain/payments/card-gateway'
import { orderLink } from '@cauce/operations/orders/order-link'
import { cardEventArrived } from '@cauce/operations/payments/card-event-arrived'
import { createPerform } from '@cauce/operations/perform'
import { testCharges } from '@cauce/operations/testing/charges'
import { testOrder } from '@cauce/operations/testing/order'
import { testLinkKey } from '@cauce/operations/testing/sale'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { CheckoutContext } from './checkout.ts'
import { checkoutRouter } from './checkout-router.ts'
import { createCallerFactory } from './trpc.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([database.close(), owner.destroy()]))

/** An acquirer that answers an intent's status as it is set. */
let status: CardIntent['status'] | 'unreachable' = 'open'
beforeEach(() => {
  status = 'open'
})
const refuses = () => Promise.reject(new Error('the page does no such thing'))
const cards: CardGateway = {
  async openIntent({ attemptId, kind }) {
    if (status === 'unreachable') throw new CardGatewayError('unknown', 'timeout')
    expect(kind).toBe('keep')
    return { intentId: `seti_${attemptId}`, clientSecret: `seti_${attemptId}_secret` }
  },
  async readIntent(intentId) {
    if (status === 'unreachable') throw new CardGatewayError('unknown', 'timeout')
    return { id: intentId, clientSecret: `${intentId}_secret`, status }
  },
  ...{ capture: refuses, cancel: refuses, openCharge: refuses, confirmCharge: refuses, refund: refuses },
  ...{ readRefund: refuses, forget: refuses },
}
const context: CheckoutContext = {
  ...{ perform, cards, actor: undefined, requestId: 'request' },
  ...{ publishableKey: 'pk_test', cardScriptUrl: 'https://cards.example/script.js' },
}
const { order: page } = createCallerFactory(checkoutRouter)(context)
const anySystem = systemActor('00000000-0000-0000-0000-000000000000')
const refusal = (code: string) => expect.objectContaining({ message: code })

async function sold() {
  const order = await testOrder(owner, perform)
  const token = await database.write(order.agent.scope, (tx) =>
    orderLink(tx, testLinkKey, { id: order.id, merchant_id: order.merchantId }, clock.now().toISOString()),
  )
  return { order, token, plan: await testCharges(owner, perform, order) }
}

test('the shopper reads their order, pays a part of it early, and sees what became of it', async () => {
  const { token, plan } = await sold()
  const { quote, lastCharge } = await page.open({ token })
  expect(lastCharge).toMatchObject({ purpose: 'first', state: 'captured' })
  const { prepayment } = await page.quote({ token, prepaidCents: 30_000 })
  expect(prepayment?.instalments).toHaveLength(2)
  const payment = { purpose: 'prepayment' as const, amountCents: 30_000 }
  const { chargeId } = await page.pay({ token, version: quote!.version, payment })
  expect((await page.open({ token })).lastCharge).toMatchObject({ id: chargeId, state: 'begun' })
  expect(await plan.commands()).toEqual(['begun', 'charge'])
  await plan.settle(chargeId!, 'captured')
  const after = await page.open({ token })
  expect(after.lastCharge).toMatchObject({ state: 'captured' })
  expect(after.quote?.version).toBe(2)
})

test('another card is begun once, watched, and looked at when the frame or the acquirer says so', async () => {
  const { token, plan } = await sold()
  const { changeId, clientSecret } = await page.beginCard({ token })
  expect(await page.beginCard({ token })).toEqual({ changeId, clientSecret })
  await page.cardSubmitted({ token, changeId })
  await page.cardSubmitted({ token, changeId })
  await perform(cardEventArrived, anySystem, { intentId: `seti_${changeId}`, eventId: 'evt_1' })
  expect(await plan.commands()).toEqual(['begun', 'cardBegun', 'cardSubmitted', 'cardSubmitted'])
  expect((await page.open({ token })).cardChange).toMatchObject({ id: changeId, state: 'open' })
})

test('a card that was given and nobody told of is not asked for again', async () => {
  const { token, plan } = await sold()
  await page.beginCard({ token })
  status = 'kept'
  await expect(page.beginCard({ token })).rejects.toThrow(refusal('payment-in-progress'))
  expect(await plan.commands()).toEqual(['begun', 'cardBegun', 'cardSubmitted'])
})

test('while the acquirer is away no card is asked for', async () => {
  const { token } = await sold()
  status = 'unreachable'
  await expect(page.beginCard({ token })).rejects.toThrow(refusal('card-service-unavailable'))
})

test('the acquirer’s word of a charge reaches the process of its plan', async () => {
  const { order, plan } = await sold()
  clock.set('2026-12-22T12:00:00.000Z')
  const chargeId = await plan.begin()
  await owner.updateTable('charge').set({ intent_id: 'pi_charge' }).where('id', '=', chargeId!).execute()
  const event = { intentId: 'pi_charge', eventId: 'evt_2' }
  expect(await perform(cardEventArrived, anySystem, event)).toEqual({ known: true })
  expect(await perform(cardEventArrived, order.process, { intentId: 'pi_strange' })).toEqual({ known: false })
  expect(await plan.commands()).toEqual(['begun', 'charge'])
  clock.set('2026-11-22T12:00:00.000Z')
})

test('a token that nobody was given opens nothing', async () => {
  const { token } = await sold()
  const strange = token.split('').reverse().join('')
  await expect(page.open({ token: strange })).rejects.toThrow(refusal('link-unknown'))
  await expect(page.beginCard({ token: strange })).rejects.toThrow(refusal('link-unknown'))
  await expect(page.quote({ token: '' })).rejects.toThrow(refusal('link-unknown'))
})
