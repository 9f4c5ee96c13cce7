import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { platformFinance, type TestMerchant, testMerchant } from '../testing/merchant.ts'
import { testPayment } from '../testing/payment.ts'
import { decideReview } from './decide-review.ts'
import { addNote, removeNote } from './financing-notes.ts'
import { financingTimeline } from './financing-timeline.ts'
import { listReviews } from './list-reviews.ts'
import { readFinancing } from './read-financing.ts'
import { resendLink } from './resend-link.ts'
import { listViews, removeView, saveView } from './saved-views.ts'
import { sendFinancing } from './send-financing.ts'
import { withdrawFinancing } from './withdraw-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const clock = movableClock()
const perform = createPerform({ database, linkKey: 'a key for tests', clock: clock.now })
let merchant: TestMerchant
let other: TestMerchant

beforeAll(async () => {
  merchant = await testMerchant(owner)
  other = await testMerchant(owner)
})
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const send = () => perform(sendFinancing, merchant.agent, merchant.sale())
const linksOf = (id: string) =>
  owner
    .selectFrom('payment_link')
    .select(['generation', 'expires_at'])
    .where('financing_id', '=', id)
    .orderBy('generation')
    .execute()

test('the link is sent again at most once a minute and ten times in all', async () => {
  const sale = await send()
  clock.advance({ seconds: 20 })
  await expect(perform(resendLink, merchant.agent, sale)).rejects.toMatchObject({
    code: 'resend-too-soon',
    details: { secondsLeft: 40, left: 9 },
  })
  for (let sends = 2; sends <= 10; sends++) {
    clock.advance({ seconds: 60 })
    expect(await perform(resendLink, merchant.agent, sale)).toEqual({ sends, left: 10 - sends })
  }
  clock.advance({ seconds: 60 })
  await expect(perform(resendLink, merchant.agent, sale)).rejects.toMatchObject({ code: 'resend-limit-reached' })
  const texts = await owner.selectFrom('message').select('id').where('subject_id', '=', sale.id).execute()
  expect(texts).toHaveLength(10)
})

test('of two agents who send it again at once, one does', async () => {
  const sale = await send()
  clock.advance({ minutes: 2 })
  const results = await Promise.allSettled([
    perform(resendLink, merchant.agent, sale),
    perform(resendLink, merchant.administrator, sale),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a link that works is sent again as it is; one that ran out gives way to a fresh one, which ends with the offer', async () => {
  const sale = await send()
  const { linkExpiresAt, offerEndsAt } = await perform(readFinancing, merchant.agent, sale)
  clock.advance({ days: 1 })
  await perform(resendLink, merchant.agent, sale)
  expect(await linksOf(sale.id)).toEqual([{ generation: 1, expires_at: linkExpiresAt }])

  clock.advance({ days: 13 })
  expect(await perform(readFinancing, merchant.agent, sale)).toMatchObject({ state: 'live', stage: 'link-expired' })
  await perform(resendLink, merchant.agent, sale)
  expect(await linksOf(sale.id)).toHaveLength(2)
  expect(await perform(readFinancing, merchant.agent, sale)).toMatchObject({
    stage: 'waiting-for-shopper',
    linkSends: 3,
  })

  clock.advance({ days: 40 })
  await perform(resendLink, merchant.agent, sale)
  expect((await linksOf(sale.id)).at(-1)).toEqual({ generation: 3, expires_at: offerEndsAt })
  clock.advance({ days: 10 })
  await expect(perform(resendLink, merchant.agent, sale)).rejects.toMatchObject({ code: 'not-live' })
})

test('nothing is withdrawn or sent again while the shopper pays, nor once it is over', async () => {
  const sale = await send()
  clock.advance({ minutes: 2 })
  await owner.updateTable('financing').set({ claimed_attempt_id: sale.id }).where('id', '=', sale.id).execute()
  const both = [() => perform(withdrawFinancing, merchant.agent, sale), () => perform(resendLink, merchant.agent, sale)]
  for (const action of both) await expect(action()).rejects.toMatchObject({ code: 'claimed-by-shopper' })
  await owner.updateTable('financing').set({ claimed_attempt_id: null }).where('id', '=', sale.id).execute()
  await perform(withdrawFinancing, merchant.agent, sale)
  for (const action of both) await expect(action()).rejects.toMatchObject({ code: 'not-live' })
})

test('another merchant can neither see, send, withdraw nor annotate it', async () => {
  const sale = await send()
  const stranger = other.administrator
  const tries = await Promise.allSettled([
    perform(readFinancing, stranger, sale),
    perform(financingTimeline, stranger, sale),
    perform(resendLink, stranger, sale),
    perform(withdrawFinancing, stranger, sale),
    perform(addNote, stranger, { ...sale, body: 'x' }),
  ])
  for (const tried of tries) expect(tried).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } })
})

test('the timeline tells who did what, newest first, and never a link', async () => {
  const sale = await send()
  clock.advance({ minutes: 2 })
  await perform(resendLink, merchant.agent, sale)
  clock.advance({ minutes: 2 })
  await perform(withdrawFinancing, merchant.administrator, sale)
  const timeline = await perform(financingTimeline, merchant.agent, sale)
  expect(timeline.map(({ kind, action, template }) => template ?? `${kind} ${action}`)).toEqual([
    'action financing.withdraw',
    'financing-link',
    'action financing.resend-link',
    'financing-link',
    'action financing.send',
  ])
  expect(timeline[0]).toMatchObject({
    actor: { kind: 'user', name: 'Eva Sanz' },
    detail: { state: 'dead', stateBefore: 'live', deadReason: 'withdrawn' },
  })
  expect(timeline.at(-2)).toMatchObject({ actor: { kind: 'system' }, deliveryState: 'queued', channel: 'sms' })
})

test('a note is seen by all who see the financing, and removed by its author only', async () => {
  const sale = await send()
  const { id } = await perform(addNote, merchant.agent, { ...sale, body: ' Llamar el lunes ' })
  const seenBy = async (actor: typeof merchant.agent) => (await perform(readFinancing, actor, sale)).notes
  expect(await seenBy(merchant.administrator)).toEqual([
    expect.objectContaining({ id, body: 'Llamar el lunes', mine: false }),
  ])
  await expect(perform(removeNote, merchant.administrator, { id })).rejects.toMatchObject({ code: 'not-found' })
  await perform(removeNote, merchant.agent, { id })
  expect(await seenBy(merchant.agent)).toEqual([])
  await expect(perform(removeNote, merchant.agent, { id })).rejects.toMatchObject({ code: 'not-found' })
})

test('a review is decided once, by platform finance, and its process is told', async () => {
  const sale = await send()
  const decision = { ...sale, decision: 'accept' as const, note: 'Nóminas vistas' }
  await expect(perform(decideReview, platformFinance, decision)).rejects.toMatchObject({ code: 'not-in-review' })
  const inReview = {
    ...{ review_since: clock.now().toISOString(), credit_reason: 'amount-needs-review' },
    claimed_attempt_id: sale.id,
  }
  await owner.updateTable('financing').set(inReview).where('id', '=', sale.id).execute()
  const [review] = await perform(listReviews, platformFinance, undefined)
  expect(review).toMatchObject({
    ...sale,
    stage: 'in-review',
    creditReason: 'amount-needs-review',
    merchantName: 'Academia Faro',
  })
  await expect(perform(decideReview, merchant.administrator, decision)).rejects.toMatchObject({ code: 'forbidden' })

  await insertPlatformFinance()
  const options = { idempotencyKey: `decide/${sale.id}` }
  await perform(decideReview, platformFinance, decision, options)
  expect(await perform(decideReview, platformFinance, decision, options)).toEqual(sale)
  await expect(perform(decideReview, platformFinance, { ...sale, decision: 'decline' })).rejects.toMatchObject({
    code: 'not-in-review',
  })
  const { rows } = await sql<{
    payload: unknown
  }>`select payload->'payload' as payload from graphile_worker._private_jobs
    where payload->'sale'->>'id' = ${sale.id} and payload->>'signal' = 'reviewed'`.execute(owner)
  expect(rows).toEqual([{ payload: { attemptId: sale.id, decision: 'accept' } }])
  const decided = (await perform(financingTimeline, merchant.agent, sale)).find(
    ({ action }) => action === decideReview.name,
  )
  expect(decided?.actor, 'whose people a merchant does not see').toEqual({ kind: 'user', name: 'Cauce' })
  expect(await perform(listReviews, platformFinance, undefined)).toEqual([])
})

test('a review says what the shopper would pay: each instalment and all of them', async () => {
  const { id, begin } = await testPayment(owner, createPerform({ database, linkKey: 'a key for tests' }))
  const attemptId = await begin(3)
  const inReview = { review_since: clock.now().toISOString(), claimed_attempt_id: attemptId }
  await owner.updateTable('financing').set(inReview).where('id', '=', id).execute()
  const review = (await perform(listReviews, platformFinance, undefined)).find((each) => each.id === id)
  expect(review?.instalments).toBe(3)
  expect(review?.plan?.instalments).toHaveLength(3)
  expect(review?.plan?.instalments.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(
    review?.plan?.totalCents,
  )
})

test('views are one’s own, each name once', async () => {
  const view = { name: 'Vivas de hoy', query: 'estado=live' }
  const { id } = await perform(saveView, merchant.agent, view)
  await expect(perform(saveView, merchant.agent, view)).rejects.toMatchObject({ code: 'view-name-taken' })
  await perform(saveView, merchant.administrator, view)
  expect(await perform(listViews, merchant.agent, undefined)).toEqual([{ id, ...view }])
  await expect(perform(removeView, other.agent, { id })).rejects.toMatchObject({ code: 'not-found' })
  await perform(removeView, merchant.agent, { id })
  expect(await perform(listViews, merchant.agent, undefined)).toEqual([])
})

const insertPlatformFinance = () =>
  owner
    .insertInto('app_user')
    .values({
      ...{ id: platformFinance.userId, role: platformFinance.role, locale: 'es', email: 'finance@cauce.example' },
      ...{ name: 'Teresa Campos', first_name: 'Teresa', last_name: 'Campos' },
    })
    .execute()
