import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { listOrders } from '../orders/list-orders.ts'
import { createPerform } from '../perform.ts'
import { testOrder } from '../testing/order.ts'
import { testLinkKey } from '../testing/sale.ts'
import { switchAutomaticPayments } from './switch-automatic.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const order = () => testOrder(owner, perform)

/** What the process of a plan is told of, oldest first. */
async function toldTo(planId: string): Promise<unknown[]> {
  const { rows } = await sql<{ payload: { signal: string; payload: unknown } }>`
    select payload from graphile_worker._private_jobs
    where payload #>> '{plan,id}' = ${planId} and payload ->> 'signal' = 'switched' order by id`.execute(owner)
  return rows.map(({ payload }) => payload.payload)
}

test('automatic payments of a customer are off for all orders until they are on again, and the plans are told once', async () => {
  const { agent, customerId, plan } = await order()
  const set = (on: boolean) => perform(switchAutomaticPayments, agent, { customerId, on })
  const shown = async () =>
    (await perform(listOrders, agent, {})).rows.map(({ automaticPayments }) => automaticPayments)
  await set(false)
  await set(false)
  expect(await shown()).toEqual([false])
  clock.advance({ days: 1 })
  await set(true)
  expect(await shown()).toEqual([true])
  expect(await toldTo((await plan()).id)).toEqual([{ on: false }, { on: true }])
  const log = await owner
    .selectFrom('action_log')
    .select(['before', 'after'])
    .where('subject_id', '=', customerId)
    .where('action', '=', 'payments.switch-automatic')
    .orderBy('position')
    .execute()
  expect(log).toEqual([
    { before: { automaticPayments: true }, after: { automaticPayments: false } },
    { before: { automaticPayments: false }, after: { automaticPayments: true } },
  ])
})

test('only the main administrator and whoever was given the right switch them, at their own merchant', async () => {
  const [mine, foreign] = [await order(), await order()]
  const ask = (actor: Actor, customerId = mine.customerId) =>
    perform(switchAutomaticPayments, actor, { customerId, on: false })
  const additional: Actor = { ...mine.agent, role: 'additional-administrator' }
  await expect(ask(additional)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(ask({ ...mine.agent, role: 'centre-manager' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(ask(mine.agent, foreign.customerId)).rejects.toMatchObject({ code: 'not-found' })
  expect(await ask({ ...additional, rights: ['payments.automatic'] })).toMatchObject({ on: false })
})
