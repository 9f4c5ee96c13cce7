import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { type PlanNode, planNodes } from '@cauce/testing/plan-nodes'
import { until } from '@cauce/testing/until'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changesSince } from './read-changes.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 1 })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const merchants = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as const
const shape = { name: 'M', legal_name: 'M', tax_id: 'M', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }
const logLines = (merchantId: string, count: number) =>
  sql`
    insert into action_log (merchant_id, actor_id, actor_role, action, subject_kind, subject_id, at)
    select ${merchantId}, ${merchantId}, 'system', 'a', 'financing', ${merchantId}, now()
    from generate_series(1, ${count}::integer)`.execute(owner)

let place: string
beforeAll(async () => {
  for (const id of merchants)
    await owner
      .insertInto('merchant')
      .values({ id, ...shape })
      .execute()
  // In parts: a long transaction would hold back the readers of every other test on this server.
  for (let part = 0; part < 20; part++) await logLines(merchants[0], 10_000)
  const { rows } = await sql<{ place: string }>`select max(transaction_id)::text as place from action_log`.execute(
    owner,
  )
  place = rows[0]?.place ?? ''
  await logLines(merchants[0], 600)
  await sql`analyze action_log`.execute(owner)
  // While an older transaction of another test runs, all that came after it counts as not settled.
  await until('what is older to be over', async () => {
    const settled = await sql<{ all: boolean }>`
      select max(transaction_id) < pg_snapshot_xmin(pg_current_snapshot()) as all from action_log`.execute(owner)
    return settled.rows[0]?.all ?? false
  })
})

test.each([
  ['a merchant', { kind: 'merchant', merchantId: merchants[0], centreIds: 'all' }],
  ['a merchant with nothing in the log', { kind: 'merchant', merchantId: merchants[1], centreIds: 'all' }],
  ['the platform', { kind: 'platform' }],
] satisfies [string, Scope][])('whatever the log holds, %s reads what is new and no more', async (_, scope) => {
  const from = { transaction: place, position: '9223372036854775807' }
  const plan = await database.read(scope, async (db) => {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>`
      explain (analyze, format json) ${changesSince(from)}`.execute(db)
    return rows[0]?.['QUERY PLAN'][0].Plan
  })
  const scans = planNodes(plan!).filter((node) => node['Relation Name'] === 'action_log')
  expect(scans).toHaveLength(2)
  for (const scan of scans) {
    expect(scan['Node Type']).toMatch(/^Index/)
    expect(scan['Actual Loops']).toBeLessThanOrEqual(1)
    expect(scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)).toBeLessThanOrEqual(600)
  }
})
