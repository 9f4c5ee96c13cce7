import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { webhookEvents } from '@cauce/domain/webhooks/events'
import { formerSecretsAtMost, sentByHandAtMost } from '@cauce/domain/webhooks/schema'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { claimFinancing } from '../financing/claim-financing.ts'
import { confirmFinancing } from '../financing/confirm-financing.ts'
import { decideCredit } from '../financing/decide-credit.ts'
import { declineFinancing } from '../financing/decline-financing.ts'
import { failFinancing } from '../financing/fail-financing.ts'
import { lapseFinancing } from '../financing/lapse-financing.ts'
import { sendFinancing } from '../financing/send-financing.ts'
import { withdrawFinancing } from '../financing/withdraw-financing.ts'
import { createPerform } from '../perform.ts'
import { type TestMerchant, testMerchant } from '../testing/merchant.ts'
import { testPayment } from '../testing/payment.ts'
import { testLinkKey } from '../testing/sale.ts'
import { changeWebhook } from './change-webhook.ts'
import { createWebhook } from './create-webhook.ts'
import { deliveryMatters } from './delivery-matters.ts'
import { deliveryToSend } from './delivery-to-send.ts'
import { getDelivery } from './get-delivery.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listWebhooks } from './list-webhooks.ts'
import { openDelivery } from './open-delivery.ts'
import { recordAttempt } from './record-attempt.ts'
import { redeliver } from './redeliver.ts'
import { removeWebhook } from './remove-webhook.ts'
import { rotateSecret } from './rotate-secret.ts'
import { sendTest } from './send-test.ts'
import { switchWebhook } from './switch-webhook.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = { now: '2026-11-22T10:00:00.000Z' }
const webhooks = { keys: ['ab'.repeat(32)] as [string], allowedHosts: [] }
const perform = createPerform({ database, linkKey: testLinkKey, webhooks, clock: () => new Date(clock.now) })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

let shop: TestMerchant
let admin: Actor
let process: Actor
beforeEach(async () => {
  clock.now = '2026-11-22T10:00:00.000Z'
  shop = await testMerchant(owner)
  admin = shop.administrator
  process = systemActor(shop.id)
})

const toUrl = 'https://shop.example/hooks/token-of-theirs'
const create = (events: readonly (typeof webhookEvents)[number][] = webhookEvents, actor = admin) =>
  perform(createWebhook, actor, { url: toUrl, events: [...events] })
const sale = () => perform(sendFinancing, shop.agent, shop.sale())
const deliveries = async (filter = {}) => (await perform(listDeliveries, admin, filter)).rows
const onlyDelivery = async () => {
  const [first] = await deliveries()
  if (!first) throw new Error('nothing was sent')
  return first
}
const attempt = (id: string, number: number, change: object = {}) =>
  perform(recordAttempt, process, {
    ...{ id, number, round: 1, retryInSeconds: 5, outcome: 'refused', status: 500, durationMs: 12 },
    ...change,
  })
const commands = async () => {
  const { rows } = await sql<{ payload: { process: string; signal: string; delivery: { id: string }; key: string } }>`
    select payload from graphile_worker._private_jobs where payload ->> 'process' = 'webhook'
      and payload -> 'delivery' ->> 'merchantId' = ${shop.id} order by id`.execute(owner)
  return rows.map(({ payload }) => payload)
}

test('a sale is told to each endpoint that asked for it, with ids and facts and nothing of a person', async () => {
  const [one, two] = [await create(), await create(['financing.sent', 'financing.dead'])]
  await create(['financing.confirmed'])
  const { id } = await sale()
  await perform(withdrawFinancing, admin, { id })
  const sent = await deliveries()
  expect(sent.map(({ event, webhook }) => [event, webhook.id]).toSorted()).toEqual(
    [one.id, two.id]
      .flatMap((to) => [
        ['financing.dead', to],
        ['financing.sent', to],
      ])
      .toSorted(),
  )
  const dead = sent.find(({ event }) => event === 'financing.dead')
  const { body } = await perform(getDelivery, admin, { id: dead?.id ?? '' })
  expect(JSON.parse(body)).toEqual({
    type: 'financing.dead',
    timestamp: clock.now,
    data: {
      ...{ id, reference: dead?.reference, orderId: expect.any(String), centreId: shop.centreIds[0] },
      ...{ state: 'dead', deadReason: 'withdrawn', totalCents: 120_000 },
    },
  })
  expect((await commands()).map(({ signal, delivery }) => [signal, delivery.id]).toSorted()).toEqual(
    sent.map((delivery) => ['deliver', delivery.id]).toSorted(),
  )
})

test('where nobody listens nothing is written, and a repeated end is told once', async () => {
  await sale()
  expect(await deliveries()).toEqual([])
  await create(['financing.dead'])
  const { id } = await sale()
  const later = { now: '2027-03-01T10:00:00.000Z' }
  await perform(lapseFinancing, process, { id }, later)
  await perform(lapseFinancing, process, { id }, later)
  expect(await deliveries()).toMatchObject([{ event: 'financing.dead' }])
})

/** What is told of a sale whose card was submitted, after `end`. */
async function toldOf(end: (sale: { id: string; attemptId: string; process: Actor }) => Promise<unknown>) {
  const { id, merchantId, process: its, agent, begin } = await testPayment(owner, perform)
  const person = owner.selectFrom('app_user').select('id').where('merchant_id', '=', merchantId)
  const { id: userId } = await person.limit(1).executeTakeFirstOrThrow()
  await create(webhookEvents, { ...agent, userId })
  const attemptId = await begin()
  await perform(claimFinancing, its, { id, attemptId })
  await end({ id, attemptId, process: its })
  return (await perform(listDeliveries, agent, {})).rows.map(({ event }) => event)
}

test('a review, a confirmation and each kind of death are told', async () => {
  expect(
    await toldOf(async ({ id, attemptId, process: its }) => {
      await owner.updateTable('financing_product').set({ review_from_cents: 1 }).execute()
      await perform(decideCredit, its, { id, attemptId })
      await owner.updateTable('financing_product').set({ review_from_cents: null }).execute()
    }),
  ).toEqual(['financing.in_review'])
  expect(await toldOf(({ id, attemptId, process: its }) => perform(confirmFinancing, its, { id, attemptId }))).toEqual([
    'financing.confirmed',
  ])
  for (const ends of [declineFinancing, failFinancing])
    expect(await toldOf(({ id, attemptId, process: its }) => perform(ends, its, { id, attemptId }))).toEqual([
      'financing.dead',
    ])
})

test('an operation that fails afterwards has told nothing', async () => {
  await create()
  const { id } = await sale()
  await expect(perform(withdrawFinancing, admin, { id: shop.id })).rejects.toMatchObject({ code: 'not-found' })
  await perform(withdrawFinancing, admin, { id })
  await expect(perform(withdrawFinancing, admin, { id })).rejects.toMatchObject({ code: 'not-live' })
  expect(await deliveries()).toHaveLength(2)
})

test('another merchant sees, changes and is told nothing', async () => {
  const { id } = await create()
  await sale()
  const delivery = await onlyDelivery()
  const stranger = (await testMerchant(owner)).administrator
  expect(await perform(listWebhooks, stranger, undefined)).toEqual([])
  expect((await perform(listDeliveries, stranger, {})).rows).toEqual([])
  const tries = [
    perform(changeWebhook, stranger, { id, url: toUrl, events: ['financing.sent'] }),
    ...[rotateSecret, removeWebhook, sendTest].map((action) => perform(action, stranger, { id })),
    perform(switchWebhook, stranger, { id, enabled: false }),
    perform(redeliver, stranger, { id: delivery.id }),
    perform(getDelivery, stranger, { id: delivery.id }),
  ]
  for (const refused of await Promise.allSettled(tries))
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } })
})

test('the secret is shown once, stored sealed, and stands for a day beside the next one', async () => {
  const options = { idempotencyKey: 'the same request' }
  const made = await perform(createWebhook, admin, { url: toUrl, events: ['financing.sent'] }, options)
  const again = await perform(createWebhook, admin, { url: toUrl, events: ['financing.sent'] }, options)
  expect(again).toEqual({ id: made.id, secret: null })
  await sale()
  const { id } = await onlyDelivery()
  const rotated = await perform(rotateSecret, admin, { id: made.id })
  const secretsAt = async (now: string) => (await perform(deliveryToSend, process, { id }, { now })).secrets
  expect(await secretsAt('2026-11-23T09:59:00.000Z')).toEqual([rotated.secret, made.secret])
  expect(await secretsAt('2026-11-23T10:00:00.000Z')).toEqual([rotated.secret])

  const { rows } = await sql<{ text: string }>`
    select string_agg(t::text, ' ') as text from (
      select to_jsonb(w)::text as t from webhook_endpoint w union all select to_jsonb(l)::text from action_log l
      union all select to_jsonb(k)::text from idempotency_key k union all
      select payload::text from graphile_worker._private_jobs) as t`.execute(owner)
  for (const secret of [made.secret, rotated.secret]) expect(rows[0]?.text).not.toContain(secret?.slice(6))
  const logged = await owner.selectFrom('action_log').selectAll().where('subject_kind', '=', 'webhook').execute()
  expect(JSON.stringify(logged)).not.toContain('token-of-theirs')
})

test('a secret made anew within the day ends no former one sooner: each stands its own day', async () => {
  const made = await create(['financing.sent'])
  await sale()
  const { id } = await onlyDelivery()
  const second = await perform(rotateSecret, admin, { id: made.id })
  const third = await perform(rotateSecret, admin, { id: made.id }, { now: '2026-11-22T20:00:00.000Z' })
  const secretsAt = async (now: string) => (await perform(deliveryToSend, process, { id }, { now })).secrets
  const formerAt = async (now: string) =>
    (await perform(listWebhooks, admin, undefined, { now })).map(({ formerSecrets }) => formerSecrets)
  expect(await secretsAt('2026-11-22T21:00:00.000Z')).toEqual([third.secret, second.secret, made.secret])
  expect(await formerAt('2026-11-22T21:00:00.000Z')).toEqual([{ count: 2, until: '2026-11-23T20:00:00.000Z' }])
  expect(await secretsAt('2026-11-23T10:00:00.000Z')).toEqual([third.secret, second.secret])
  expect(await secretsAt('2026-11-23T20:00:00.000Z')).toEqual([third.secret])
  expect(await formerAt('2026-11-23T20:00:00.000Z')).toEqual([null])
})

test('so many former secrets stand and no more', async () => {
  const { id } = await create(['financing.sent'])
  for (let count = 0; count < formerSecretsAtMost; count += 1) await perform(rotateSecret, admin, { id })
  const refused = { code: 'webhook-rotated-too-often', details: { limit: formerSecretsAtMost } }
  await expect(perform(rotateSecret, admin, { id })).rejects.toMatchObject(refused)
  clock.now = '2026-11-23T10:00:00.000Z'
  await perform(rotateSecret, admin, { id })
})

test('a merchant sends so much by hand, tests and repeats together, and a repeated request is none of it', async () => {
  const { id } = await create(['financing.sent'])
  const first = await perform(sendTest, admin, { id }, { idempotencyKey: 'the first of all' })
  for (let count = 2; count < sentByHandAtMost; count += 1) await perform(redeliver, admin, { id: first.id })
  const twoMore = await Promise.allSettled([
    perform(sendTest, admin, { id }),
    perform(redeliver, admin, { id: first.id }),
  ])
  expect(twoMore.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const refused = { code: 'webhook-sent-too-often', details: { limit: sentByHandAtMost, minutes: 10 } }
  await expect(perform(sendTest, admin, { id })).rejects.toMatchObject(refused)
  await expect(perform(redeliver, admin, { id: first.id })).rejects.toMatchObject(refused)
  expect(await perform(sendTest, admin, { id }, { idempotencyKey: 'the first of all' })).toEqual(first)
  const other = await testMerchant(owner)
  const { id: theirs } = await create(['financing.sent'], other.administrator)
  await perform(sendTest, other.administrator, { id: theirs })
  clock.now = '2026-11-22T10:10:00.001Z'
  await perform(sendTest, admin, { id })
})

test('attempts are written down once each, until it is taken', async () => {
  await create(['financing.sent'])
  await sale()
  const { id } = await onlyDelivery()
  expect(await attempt(id, 1)).toEqual({ end: null })
  expect(await attempt(id, 1, { outcome: 'delivered', status: 200 })).toEqual({ end: null })
  expect(await onlyDelivery()).toMatchObject({
    ...{ state: 'pending', attempts: 1, lastOutcome: 'refused', lastStatus: 500 },
    nextAttemptAt: '2026-11-22T10:00:05.000Z',
  })
  expect(await attempt(id, 2, { outcome: 'delivered', status: 204 })).toEqual({ end: 'delivered' })
  const whole = await perform(getDelivery, admin, { id })
  expect(whole).toMatchObject({ state: 'delivered', attempts: 2, nextAttemptAt: null })
  expect(whole.tries.map(({ number, outcome }) => [number, outcome])).toEqual([
    [2, 'delivered'],
    [1, 'refused'],
  ])
  expect(await perform(deliveryMatters, process, { id })).toBe(false)
})

test('an endpoint that nothing reached for three days is disabled, and what waited for it ends', async () => {
  const { id: endpointId } = await create(['financing.sent'])
  await sale()
  const { id } = await onlyDelivery()
  await sale()
  expect(await attempt(id, 1, { retryInSeconds: null })).toEqual({ end: 'gave-up' })
  expect(await perform(listWebhooks, admin, undefined)).toMatchObject([{ id: endpointId, disabledReason: 'failing' }])
  expect((await deliveries()).map(({ failure }) => failure).toSorted()).toEqual(['endpoint-disabled', 'gave-up'])
  expect((await commands()).filter(({ signal }) => signal === 'ended')).toHaveLength(1)
  await sale()
  expect(await deliveries()).toHaveLength(2)
  await expect(perform(redeliver, admin, { id })).rejects.toMatchObject({ code: 'webhook-disabled' })
  await expect(perform(sendTest, admin, { id: endpointId })).rejects.toMatchObject({ code: 'webhook-disabled' })
})

test('one that took something meanwhile goes on', async () => {
  const { id: endpointId } = await create(['financing.sent'])
  await sale()
  const { id } = await onlyDelivery()
  clock.now = '2026-11-23T10:00:00.000Z'
  const { id: pingId } = await perform(sendTest, admin, { id: endpointId })
  await attempt(pingId, 1, { outcome: 'delivered', status: 200 })
  await attempt(id, 1, { retryInSeconds: null })
  expect(await perform(listWebhooks, admin, undefined)).toMatchObject([{ disabledReason: null }])
})

test('an endpoint that answers 410 is asked no more', async () => {
  await create(['financing.sent'])
  await sale()
  const { id } = await onlyDelivery()
  expect(await attempt(id, 1, { status: 410 })).toEqual({ end: 'gone' })
  expect(await perform(listWebhooks, admin, undefined)).toMatchObject([{ disabledReason: 'gone' }])
})

test('sent again by hand it waits anew, and an older last attempt does not end it', async () => {
  await create(['financing.sent'])
  await sale()
  const { id } = await onlyDelivery()
  await attempt(id, 1, { outcome: 'delivered', status: 200 })
  const options = { idempotencyKey: 'one click on it' }
  await perform(redeliver, admin, { id }, options)
  await perform(redeliver, admin, { id }, options)
  expect(await perform(openDelivery, process, { id })).toMatchObject({
    end: null,
    attempts: 1,
    event: 'financing.sent',
  })
  expect(await perform(deliveryMatters, process, { id })).toBe(true)
  expect((await commands()).map(({ key }) => key)).toEqual([`webhook/${id}/1`, `webhook/${id}/2`])
  expect(await attempt(id, 2, { round: 1, retryInSeconds: null })).toEqual({ end: null })
  expect(await attempt(id, 3, { round: 2, retryInSeconds: null })).toEqual({ end: 'gave-up' })
})

test('a removed endpoint is told nothing and its deliveries can still be read', async () => {
  const { id: endpointId } = await create(['financing.sent'])
  await sale()
  await perform(removeWebhook, admin, { id: endpointId })
  await perform(removeWebhook, admin, { id: endpointId })
  await sale()
  expect(await perform(listWebhooks, admin, undefined)).toEqual([])
  const [delivery, ...others] = await deliveries()
  expect(others).toEqual([])
  expect(delivery).toMatchObject({ state: 'failed', failure: 'endpoint-removed', webhook: { standing: 'removed' } })
  await expect(perform(redeliver, admin, { id: delivery?.id ?? '' })).rejects.toMatchObject({ code: 'webhook-removed' })
})

test('deliveries are paged and narrowed', async () => {
  const { id: endpointId } = await create(['financing.sent'])
  for (let count = 0; count < 5; count += 1) await sale()
  await perform(sendTest, admin, { id: endpointId })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await perform(listDeliveries, admin, { limit: 2, ...(after && { after }) })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  expect(new Set(seen).size).toBe(6)
  expect(await deliveries({ events: ['ping'] })).toMatchObject([{ event: 'ping', reference: null }])
  expect(await deliveries({ states: ['delivered'] })).toEqual([])
  expect(await deliveries({ webhookIds: [endpointId] })).toHaveLength(6)
})

test('an address that is not public is refused at its field, and only administrators have endpoints', async () => {
  const inside = perform(createWebhook, admin, { url: 'https://10.0.0.1/', events: ['financing.sent'] })
  await expect(inside).rejects.toMatchObject({ code: 'bad-input', fields: { url: 'webhook-address-refused' } })
  await expect(create(webhookEvents, shop.agent)).rejects.toMatchObject({ code: 'forbidden' })
})
