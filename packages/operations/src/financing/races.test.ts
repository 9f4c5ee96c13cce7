import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testPayment } from '../testing/payment.ts'
import { testLinkKey } from '../testing/sale.ts'
import { confirmFinancing } from './confirm-financing.ts'
import { lapseFinancing } from './lapse-financing.ts'
import { withdrawFinancing } from './withdraw-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 3)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const afterTheOffer = { now: '2027-01-21T12:00:00.000Z' }

async function waiting(): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(owner)
  return rows[0]?.waiting ?? 0
}

/** Both have begun, each on a connection of its own, before either may look at the financing; the first gets it first. */
async function race<One, Two>(id: string, first: () => Promise<One>, second: () => Promise<Two>) {
  const outcome = <T>(work: Promise<T>): Promise<T | string> => work.catch((error) => String(error.code))
  const running = await owner.transaction().execute(async (tx) => {
    await tx.selectFrom('financing').select('id').where('id', '=', id).forUpdate().execute()
    const one = outcome(first())
    await until('the first waits', async () => (await waiting()) === 1)
    const two = outcome(second())
    await until('the second waits', async () => (await waiting()) === 2)
    return { one, two }
  })
  return [await running.one, await running.two]
}

async function authorised() {
  const payment = await testPayment(owner, perform)
  const attemptId = await payment.begin()
  return {
    ...payment,
    attemptId,
    claiming: () => payment.claim(attemptId),
    withdrawing: () => perform(withdrawFinancing, payment.agent, { id: payment.id }),
    lapsing: () => perform(lapseFinancing, payment.process, { id: payment.id }, afterTheOffer),
  }
}

test('a card that comes just before the withdrawal keeps the sale', async () => {
  const { id, claiming, withdrawing, financing, attemptId } = await authorised()
  expect(await race(id, claiming, withdrawing)).toEqual([{ claimed: true }, 'claimed-by-shopper'])
  expect(await financing()).toMatchObject({ state: 'live', claimed_attempt_id: attemptId })
})

test('a card that comes just after the withdrawal comes too late', async () => {
  const { id, claiming, withdrawing, financing } = await authorised()
  expect(await race(id, withdrawing, claiming)).toEqual([{ id }, { claimed: false }])
  expect(await financing()).toMatchObject({ state: 'dead', dead_reason: 'withdrawn', claimed_attempt_id: null })
})

test('a card that comes just before the offer lapses keeps it, and just after comes too late', async () => {
  const before = await authorised()
  expect(await race(before.id, before.claiming, before.lapsing)).toEqual([{ claimed: true }, { lapsed: false }])
  expect((await before.financing()).state).toBe('live')
  const after = await authorised()
  expect(await race(after.id, after.lapsing, after.claiming)).toEqual([{ lapsed: true }, { claimed: false }])
  expect(await after.financing()).toMatchObject({ state: 'dead', dead_reason: 'lapsed' })
})

test('a sale that is withdrawn while it lapses ends once, as whoever came first says', async () => {
  const withdrawn = await authorised()
  expect(await race(withdrawn.id, withdrawn.withdrawing, withdrawn.lapsing)).toEqual([
    { id: withdrawn.id },
    { lapsed: false },
  ])
  expect((await withdrawn.financing()).dead_reason).toBe('withdrawn')
  const lapsed = await authorised()
  expect(await race(lapsed.id, lapsed.lapsing, lapsed.withdrawing)).toEqual([{ lapsed: true }, 'not-live'])
  expect((await lapsed.financing()).dead_reason).toBe('lapsed')
})

test('of two cards one gets the sale', async () => {
  const payment = await authorised()
  const other = await payment.begin(6)
  const claims = await race(payment.id, payment.claiming, () => payment.claim(other))
  expect(claims).toEqual([{ claimed: true }, { claimed: false }])
  expect((await payment.attempt(other)).state).toBe('open')
})

test('confirmed twice at once is one plan, one ledger and one piece of news, with the same answer', async () => {
  const payment = await authorised()
  const { id, attemptId } = payment
  await payment.claiming()
  const confirming = () => perform(confirmFinancing, payment.process, { id, attemptId })
  const [one, two] = await race(id, confirming, confirming)
  expect(two).toEqual(one)
  expect(await perform(confirmFinancing, payment.process, { id, attemptId })).toEqual(one)

  const plans = await owner.selectFrom('payment_plan').select('id').where('financing_id', '=', id).execute()
  expect(plans).toHaveLength(1)
  expect(await payment.ledger()).toEqual([
    'confirmation shopper-receivable 293800',
    'confirmation merchant-unshipped -289000',
    'confirmation deferred-cost-income -4800',
    'capture acquirer-clearing 97933',
    'capture shopper-receivable -97933',
  ])
  expect((await payment.messages()).map(({ channel }) => channel)).toEqual(['sms', 'email'])
})
