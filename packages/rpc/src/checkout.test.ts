import { openDatabase, openOwner } from '@cauce/database/connection'
import {
  type CardGateway,
  CardGatewayError,
  type CardIntent,
  type IntentRequest,
} from '@cauce/domain/payments/card-gateway'
import { createPerform } from '@cauce/operations/perform'
import { testLinkKey, testSale } from '@cauce/operations/testing/sale'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { CheckoutContext } from './checkout.ts'
import { checkoutRouter } from './checkout-router.ts'
import { createCallerFactory } from './trpc.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const perform = createPerform({ database, linkKey: testLinkKey, clock: movableClock('2026-11-22T12:00:00.000Z').now })
afterAll(async () => {
  await database.close()
  await owner.destroy()
})

/** An acquirer that keeps what it was asked, and answers an intent's status as it is set. */
const asked: IntentRequest[] = []
let status: CardIntent['status'] | 'unreachable' = 'open'
const cards: CardGateway = {
  async openIntent(request) {
    if (status === 'unreachable') throw new CardGatewayError('unknown', 'timeout')
    asked.push(request)
    return { intentId: `pi_${request.attemptId}`, clientSecret: `pi_${request.attemptId}_secret` }
  },
  async readIntent(intentId) {
    if (status === 'unreachable') throw new CardGatewayError('unknown', 'timeout')
    return { id: intentId, clientSecret: `${intentId}_secret`, status }
  },
  capture: () => Promise.reject(new Error('the page captures nothing')),
  cancel: () => Promise.reject(new Error('the page cancels nothing')),
  openCharge: () => Promise.reject(new Error('the page charges no stored card')),
  confirmCharge: () => Promise.reject(new Error('the page charges no stored card')),
  refund: () => Promise.reject(new Error('the page refunds nothing')),
  readRefund: () => Promise.reject(new Error('the page refunds nothing')),
  forget: () => Promise.reject(new Error('the page forgets nothing')),
}
const context: CheckoutContext = {
  perform,
  cards,
  actor: undefined,
  requestId: 'request',
  ip: '203.0.113.7',
  publishableKey: 'pk_test',
  cardScriptUrl: 'https://cards.example/script.js',
}
const { checkout } = createCallerFactory(checkoutRouter)(context)
const begin = (token: string) => checkout.begin({ token, instalments: 6, termsAccepted: true })
const refusal = (code: string) => expect.objectContaining({ message: code })

beforeEach(() => {
  asked.length = 0
  status = 'open'
})

test('opening a link also says where the card frame is loaded from', async () => {
  const { token } = await testSale(owner)
  expect(await checkout.open({ token })).toMatchObject({
    status: 'open',
    merchantName: 'Academia Faro',
    publishableKey: 'pk_test',
    cardScriptUrl: 'https://cards.example/script.js',
  })
})

test('a token that leads nowhere is unknown, whatever it looks like', async () => {
  for (const token of ['', 'short', 'x'.repeat(200)])
    await expect(checkout.open({ token })).rejects.toEqual(refusal('link-unknown'))
})

test('beginning opens one intent for what is due today and keeps its id', async () => {
  const { token, financingId } = await testSale(owner)
  const begun = await begin(token)
  expect(begun).toEqual({ attemptId: begun.attemptId, kind: 'charge', clientSecret: `pi_${begun.attemptId}_secret` })
  expect(asked).toEqual([
    {
      attemptId: begun.attemptId,
      financingId,
      reference: 'MKT-27-01',
      currency: 'EUR',
      kind: 'charge',
      amountCents: 48_967,
    },
  ])
  expect(await begin(token)).toEqual(begun)
  expect(asked).toHaveLength(1)
})

test('nothing due today opens an intent without an amount', async () => {
  const { token } = await testSale(owner, { firstInstalment: 'in-a-month' })
  expect(await begin(token)).toMatchObject({ kind: 'keep' })
  expect(asked[0]).not.toHaveProperty('amountCents')
})

test('an acquirer that does not answer is no lost attempt: the next try goes on with it', async () => {
  const { token } = await testSale(owner)
  status = 'unreachable'
  await expect(begin(token)).rejects.toEqual(refusal('card-service-unavailable'))
  status = 'open'
  await begin(token)
  const attempts = await owner
    .selectFrom('payment_attempt')
    .select('state')
    .where('intent_id', '=', `pi_${asked[0]?.attemptId}`)
    .execute()
  expect(attempts).toEqual([{ state: 'open' }])
})

test('a card given before the browser died is settled, not asked for again', async () => {
  const { token } = await testSale(owner)
  await begin(token)
  status = 'authorised'
  await expect(begin(token)).rejects.toEqual(refusal('payment-in-progress'))
  expect(await checkout.status({ token })).toMatchObject({ status: 'paying' })
})

test('a submitted card is being paid', async () => {
  const { token } = await testSale(owner)
  const { attemptId } = await begin(token)
  expect(await checkout.submitted({ token, attemptId })).toEqual({
    status: 'paying',
    declineCode: null,
    deadReason: null,
  })
})
