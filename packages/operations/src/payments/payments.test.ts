import { openDatabase, openOwner } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import { Refusal } from '@cauce/domain/errors'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { linkToken } from '../financing/payment-link.ts'
import { createPerform } from '../perform.ts'
import { testLinkKey, testSale } from '../testing/sale.ts'
import { beginPayment } from './begin-payment.ts'
import { beginPlan } from './begin-plan.ts'
import { cardEventArrived } from './card-event-arrived.ts'
import { findLink, linkHolder } from './find-link.ts'
import { lockedAttempt } from './locked-attempt.ts'
import { openLink } from './open-link.ts'
import { paymentStatus } from './payment-status.ts'
import { recordIntent } from './record-intent.ts'
import { submitCard } from './submit-card.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
const anySystem = systemActor('00000000-0000-0000-0000-000000000000')
afterAll(async () => {
  await database.close()
  await owner.destroy()
})
beforeEach(() => clock.set('2026-11-22T12:00:00.000Z'))

type Sale = Awaited<ReturnType<typeof testSale>>
const begin = (sale: Sale, instalments = 6, more: object = {}) =>
  perform(beginPayment, sale.shopper, { token: sale.token, instalments, termsAccepted: true, ...more })
const begunWithIntent = async (sale: Sale, intentId: string) => {
  const { attemptId } = await begin(sale)
  await perform(recordIntent, sale.shopper, { token: sale.token, attemptId, intentId })
  return attemptId
}
const refusedAs = (code: string) => expect.objectContaining({ constructor: Refusal, code })
const told = async (sale: Sale) => {
  const { rows } = await sql<{ payload: { key: string; signal: string; sale: { id: string } } }>`
    select payload from graphile_worker._private_jobs where payload->'sale'->>'id' = ${sale.financingId} order by id`.execute(
    owner,
  )
  return rows.filter(({ payload }) => payload.signal === 'cardSubmitted').map(({ payload }) => payload.key)
}

test('a token finds whose link it is, and an unknown one finds nothing', async () => {
  const sale = await testSale(owner)
  expect(await perform(findLink, linkHolder, { token: sale.token })).toEqual({
    merchantId: sale.merchantId,
    customerId: sale.shopper.userId,
  })
  const strange = linkToken(testLinkKey, sale.financingId, 9)
  await expect(perform(findLink, linkHolder, { token: strange })).rejects.toEqual(refusedAs('link-unknown'))
  await expect(perform(openLink, linkHolder, { token: sale.token })).rejects.toEqual(refusedAs('link-unknown'))
})

test('a link of one merchant opens nothing in the scope of another', async () => {
  const [mine, theirs] = [await testSale(owner), await testSale(owner)]
  await expect(perform(openLink, mine.shopper, { token: theirs.token })).rejects.toEqual(refusedAs('link-unknown'))
})

test('an open link shows the cart, its tax, the plans of the merchant’s today and the legal facts', async () => {
  const sale = await testSale(owner)
  clock.set('2026-11-22T23:30:00.000Z')
  const page = await perform(openLink, sale.shopper, { token: sale.token })
  expect(page).toMatchObject({ status: 'open', today: '2026-11-23', cartTotalCents: 289_000, taxCents: 50_157 })
  expect(page.lines.map((line) => line.totalCents)).toEqual([300_000, -11_000])
  expect(page.plans.map((plan) => [plan.instalments.length, plan.dueTodayCents])).toEqual([
    [3, 97_933],
    [6, 48_967],
  ])
  expect(page.plans[1]?.instalments[0]).toEqual({ number: 1, dueOn: '2026-11-23', amountCents: 48_967 })
  expect(page.legal).toMatchObject({ latePaymentFeeCents: 1500, lateInterestYearlyBp: 625, withdrawalDays: 14 })
})

test('an expired link says whose it was and nothing of the sale', async () => {
  const sale = await testSale(owner)
  clock.set('2126-12-06T12:00:00.000Z')
  expect(await perform(openLink, sale.shopper, { token: sale.token })).toMatchObject({
    status: 'expired',
    merchantName: 'Academia Faro',
    merchantPhone: '+34911234567',
    lines: [],
    plans: [],
    cartTotalCents: 0,
  })
  await expect(begin(sale)).rejects.toEqual(refusedAs('link-expired'))
})

test('a replaced link is refused although its own time has not run out', async () => {
  const sale = await testSale(owner)
  await sale.set({ link_generation: 1 })
  await expect(begin(sale)).rejects.toEqual(refusedAs('link-expired'))
})

test('beginning fixes the accepted plan, with when and from where it was accepted', async () => {
  const sale = await testSale(owner)
  const begun = await begin(sale, 6, { locale: 'fr' })
  expect(begun).toMatchObject({ kind: 'charge', amountCents: 48_967, reference: 'MKT-27-01', intentId: null })
  const attempt = await owner
    .selectFrom('payment_attempt')
    .selectAll()
    .where('id', '=', begun.attemptId)
    .executeTakeFirstOrThrow()
  expect(attempt).toMatchObject({
    state: 'begun',
    instalments: 6,
    due_today_cents: 48_967,
    terms_accepted_at: '2026-11-22T12:00:00.000Z',
    terms_accepted_ip: '203.0.113.7',
    locale: 'fr',
  })
  expect(attempt.plan).toMatchObject({ totalCents: 293_800, costCents: 4800 })
})

test('with the first instalment in a month the card is kept and nothing charged', async () => {
  expect(await begin(await testSale(owner, { firstInstalment: 'in-a-month' }))).toMatchObject({
    kind: 'keep',
    amountCents: 0,
  })
})

test('a double tap and a second tab get the same attempt, another plan gets its own', async () => {
  const sale = await testSale(owner)
  const [one, other] = await Promise.all([begin(sale), begin(sale)])
  expect(one.attemptId).toBe(other.attemptId)
  await perform(recordIntent, sale.shopper, { token: sale.token, attemptId: one.attemptId, intentId: 'pi_tab' })
  expect(await begin(sale)).toMatchObject({ attemptId: one.attemptId, intentId: 'pi_tab' })
  expect((await begin(sale, 3)).attemptId).not.toBe(one.attemptId)
})

test('what was not accepted, is not offered or is not the plan any more is refused', async () => {
  const sale = await testSale(owner)
  await expect(begin(sale, 6, { termsAccepted: false })).rejects.toEqual(refusedAs('terms-not-accepted'))
  await expect(begin(sale, 5)).rejects.toEqual(refusedAs('instalments-not-offered'))
  const accepted = { totalCents: 293_800, firstDueOn: '2026-11-22' }
  await expect(begin(sale, 6, { accepted: { ...accepted, totalCents: 289_000 } })).rejects.toEqual(
    refusedAs('total-changed'),
  )
  clock.advance({ days: 1 })
  await expect(begin(sale, 6, { accepted })).rejects.toEqual(refusedAs('total-changed'))
})

test('nothing can be begun while one is paid or reviewed, nor once the financing is settled', async () => {
  const sale = await testSale(owner)
  const attemptId = await begunWithIntent(sale, 'pi_claimed')
  await sale.set({ claimed_attempt_id: attemptId })
  await expect(begin(sale)).rejects.toEqual(refusedAs('payment-in-progress'))
  await sale.set({ review_since: '2026-11-22T12:00:00.000Z' })
  await expect(begin(sale)).rejects.toEqual(refusedAs('payment-in-progress'))
  await sale.set({ state: 'dead', dead_reason: 'withdrawn', settled_at: '2026-11-22T12:00:00.000Z' })
  await expect(begin(sale)).rejects.toEqual(refusedAs('not-live'))
  expect(await perform(openLink, sale.shopper, { token: sale.token })).toMatchObject({
    status: 'dead',
    deadReason: 'withdrawn',
  })
})

test('an attempt’s first intent stays', async () => {
  const sale = await testSale(owner)
  const attemptId = await begunWithIntent(sale, 'pi_first')
  expect(await perform(recordIntent, sale.shopper, { token: sale.token, attemptId, intentId: 'pi_second' })).toEqual({
    intentId: 'pi_first',
  })
})

test('a card submitted twice at once is told once, another card on the same attempt is told again', async () => {
  const sale = await testSale(owner)
  const attemptId = await begunWithIntent(sale, 'pi_submitted')
  const submit = () => perform(submitCard, sale.shopper, { token: sale.token, attemptId })
  await Promise.all([submit(), submit()])
  expect(await told(sale)).toEqual([`card/${attemptId}/1`])
  expect(await perform(paymentStatus, sale.shopper, { token: sale.token })).toMatchObject({ status: 'paying' })

  await owner
    .updateTable('payment_attempt')
    .set({ decline_code: 'insufficient_funds' })
    .where('id', '=', attemptId)
    .execute()
  expect(await perform(paymentStatus, sale.shopper, { token: sale.token })).toEqual({
    status: 'open',
    declineCode: 'insufficient_funds',
    deadReason: null,
  })
  clock.advance({ seconds: 20 })
  await submit()
  expect(await told(sale)).toEqual([`card/${attemptId}/1`, `card/${attemptId}/2`])
  expect(await perform(paymentStatus, sale.shopper, { token: sale.token })).toMatchObject({
    status: 'paying',
    declineCode: null,
  })
})

test('a payment that came to nothing without a bank’s word may be tried again', async () => {
  const sale = await testSale(owner)
  const attemptId = await begunWithIntent(sale, 'pi_voided')
  await perform(submitCard, sale.shopper, { token: sale.token, attemptId })
  await owner.updateTable('payment_attempt').set({ state: 'voided' }).where('id', '=', attemptId).execute()
  expect(await perform(paymentStatus, sale.shopper, { token: sale.token })).toMatchObject({
    status: 'open',
    declineCode: 'try_again_later',
  })
})

test('an attempt of somebody else’s link is not found', async () => {
  const [mine, theirs] = [await testSale(owner), await testSale(owner)]
  const attemptId = await begunWithIntent(theirs, 'pi_theirs')
  await expect(perform(submitCard, mine.shopper, { token: mine.token, attemptId })).rejects.toEqual(
    refusedAs('not-found'),
  )
  await expect(perform(submitCard, mine.shopper, { token: theirs.token, attemptId })).rejects.toEqual(
    refusedAs('not-found'),
  )
})

test('the acquirer’s event reaches the process of its attempt, a redelivery and a strange intent change nothing', async () => {
  const sale = await testSale(owner)
  const attemptId = await begunWithIntent(sale, 'pi_event')
  const event = { intentId: 'pi_event', eventId: 'evt_1' }
  expect(await perform(cardEventArrived, anySystem, event)).toEqual({ known: true })
  expect(await perform(cardEventArrived, anySystem, event)).toEqual({ known: true })
  expect(await told(sale)).toEqual([`card/${attemptId}/event/evt_1`])
  expect(await perform(cardEventArrived, anySystem, { intentId: 'pi_strange' })).toEqual({ known: false })
})

test('a confirmed financing shows its plan, what is paid and the card’s last digits', async () => {
  const sale = await testSale(owner)
  const attemptId = await begunWithIntent(sale, 'pi_confirmed')
  const at = '2026-11-22T12:00:00.000Z'
  const { order_id: orderId } = await owner
    .selectFrom('financing')
    .select('order_id')
    .where('id', '=', sale.financingId)
    .executeTakeFirstOrThrow()
  const attempt = await owner.transaction().execute((tx) => lockedAttempt(tx, sale.financingId, attemptId))
  const card = {
    brand: 'visa',
    last4: '4242',
    customerId: 'cus_1',
    paymentMethodId: 'pm_1',
    expiryMonth: 12,
    expiryYear: 2030,
  }
  await owner
    .transaction()
    .execute((tx) => beginPlan(tx, { ...sale, orderId }, { ...attempt, kind: 'charge', card }, at))
  await sale.set({ state: 'confirmed', settled_at: at })

  clock.set('2027-03-01T00:00:00.000Z')
  const { status, confirmed, plans } = await perform(openLink, sale.shopper, { token: sale.token })
  expect({ status, plans }).toEqual({ status: 'confirmed', plans: [] })
  expect(confirmed).toMatchObject({ totalCents: 293_800, taePercent: 8.3, card: { brand: 'visa', last4: '4242' } })
  expect(confirmed?.card).not.toHaveProperty('customerId')
  expect(confirmed?.instalments.map(({ number, paidAt }) => [number, paidAt])).toEqual([
    [1, at],
    ...[2, 3, 4, 5, 6].map((number) => [number, null]),
  ])
})
