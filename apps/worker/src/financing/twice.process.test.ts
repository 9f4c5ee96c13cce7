import { testDatabase } from '@cauce/testing/database'
import type { FinancingErrands, FinancingRecords } from '@cauce/workflows/financing/activities'
import { MockActivityEnvironment } from '@temporalio/testing'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openStage } from '../testing/stage.ts'
import { createFinancingErrands } from './errands.ts'
import { createFinancingRecords } from './records.ts'

const { url } = await testDatabase()
const stage = await openStage(url)
afterAll(() => stage.close())

type Activities = FinancingRecords & FinancingErrands
const activities: Activities = {
  ...createFinancingRecords(stage.dependencies),
  ...createFinancingErrands(stage.dependencies),
}
const now = new Date().toISOString()

/** Runs a step as Temporal would, the second time as a repeat after a lost answer, and holds the facts together. */
async function twice<Name extends keyof Activities>(name: Name, ...input: Parameters<Activities[Name]>) {
  const run = (attempt: number) =>
    new MockActivityEnvironment({ attempt }).run(
      activities[name] as (...given: unknown[]) => Promise<unknown>,
      ...input,
    )
  const first = await run(1)
  const facts = await everyFact()
  expect(await run(2)).toEqual(first)
  expect(await everyFact()).toEqual(facts)
  return first as Awaited<ReturnType<Activities[Name]>>
}

const tables = [
  'financing',
  'orders',
  'payment_attempt',
  'payment_plan',
  'instalment',
  'message',
  'ledger_entry',
  'ledger_posting',
  'action_log',
]

async function everyFact(): Promise<unknown> {
  const facts = tables.map((table) => sql`select t.* from ${sql.table(table)} t order by t::text`.execute(stage.owner))
  const charges = await stage.sandbox.control<unknown[]>('charges')
  return [...(await Promise.all(facts)).map(({ rows }) => rows), charges.length, (await stage.texts()).length]
}

/** A sale whose process never heard of it, so that the steps are run by hand only. */
async function unheardSale() {
  await stage.stopWorker()
  const { id } = await stage.send()
  const { attemptId, clientSecret } = await stage.begin(id)
  await stage.enter(clientSecret, '4242424242424242')
  return { sale: { merchantId: stage.merchant.id, id }, attemptId }
}

test('each step of a confirmation changes nothing the second time', async () => {
  const { sale, attemptId } = await unheardSale()
  expect(await twice('lookAtCard', sale, attemptId, now)).toEqual({ standing: 'claimed', charge: true })
  expect(await twice('decideCredit', sale, attemptId, now)).toEqual({ decision: 'accept', messageIds: [] })
  expect(await twice('captureCard', sale, attemptId, now)).toEqual({ taken: true })
  const { messageIds, hasOtherCards } = await twice('confirm', sale, attemptId, now)
  expect(hasOtherCards).toBe(false)
  await twice('deliverMessages', sale, messageIds, now)
})

test('each way to the end changes nothing the second time', async () => {
  const declined = await unheardSale()
  await twice('lookAtCard', declined.sale, declined.attemptId, now)
  await twice('decline', declined.sale, declined.attemptId, now)
  await twice('voidCard', declined.sale, declined.attemptId, { why: 'given-up' }, now)
  const failed = await unheardSale()
  await twice('lookAtCard', failed.sale, failed.attemptId, now)
  await twice('fail', failed.sale, failed.attemptId, now)
  await twice('voidOpenCards', failed.sale, now)
  const released = await unheardSale()
  await twice('lookAtCard', released.sale, released.attemptId, now)
  await twice('voidOtherCards', released.sale, released.attemptId, now)
  await twice('releaseClaim', released.sale, released.attemptId, 'review-took-too-long', now)
  await twice('remind', released.sale, now)
  const later = new Date(Date.now() + 61 * 24 * 3_600_000).toISOString()
  await twice('noteLinkEnd', released.sale, later)
  expect(await twice('lapse', released.sale, later)).toEqual({ lapsed: true })
})
