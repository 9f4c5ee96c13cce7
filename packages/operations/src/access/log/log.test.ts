import { openDatabase, openOwner } from '@cauce/database/connection'
import { checkCode } from '@cauce/database/log-chain/check-code'
import type { Actor, Scope } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { type PlanNode, planNodes } from '@cauce/testing/plan-nodes'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPerform } from '../../perform.ts'
import { exportLog } from './export-log.ts'
import { listLog } from './list-log.ts'
import { logChain } from './log-chain.ts'
import { logActions, logActors } from './log-choices.ts'
import { changesIn, type LogRow } from './log-row.ts'
import { matchingLog } from './matching-log.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 2 })
const perform = createPerform({ database, linkKey: 'key', logKey: 'log key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [north, south, ana, luis, ops, sale] = [id(1), id(2), id(3), id(4), id(5), id(6)] as const
const administrator: Actor = {
  userId: ana,
  role: 'merchant-administrator',
  scope: { kind: 'merchant', merchantId: north, centreIds: 'all' },
}
const platform: Actor = { userId: ops, role: 'ops', scope: { kind: 'platform' } }

type Line = { merchant: string; actor: string; role: string; action: string; kind: string; subject: string; at: string }
const write = (line: Partial<Line>, more: { before?: string; after?: string } = {}) =>
  owner
    .insertInto('action_log')
    .values({
      merchant_id: line.merchant ?? north,
      actor_id: line.actor ?? ana,
      actor_role: line.role ?? 'merchant-administrator',
      action: line.action ?? 'financing.send',
      subject_kind: line.kind ?? 'financing',
      subject_id: line.subject ?? sale,
      at: line.at ?? '2026-11-10T10:00:00.000Z',
      ...more,
    })
    .execute()

beforeAll(async () => {
  const shape = { legal_name: 'M', tax_id: 'M', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }
  await owner
    .insertInto('merchant')
    .values([
      { id: north, name: 'North', ...shape },
      { id: south, name: 'South', ...shape },
    ])
    .execute()
  const person = { first_name: 'P', last_name: 'P', locale: 'es' }
  await owner
    .insertInto('app_user')
    .values([
      { id: ana, merchant_id: north, role: 'merchant-administrator', name: 'Ana Ruiz', email: 'a@x.test', ...person },
      { id: luis, merchant_id: south, role: 'sales-agent', name: 'Luis Sanz', email: 'l@x.test', ...person },
      { id: north, merchant_id: north, role: 'system', name: 'North', email: 'n@x.test', ...person },
      { id: ops, merchant_id: null, role: 'ops', name: 'Rubén Prieto', email: 'o@x.test', ...person },
    ])
    .execute()
  await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into financing (id, merchant_id, centre_id, order_id, customer_id, agent_id, product_id, reference,
        customer_name, phone, email, locale, total_cents, offer_ends_at, created_at)
      values (${sale}, ${north}, ${id(7)}, ${id(8)}, ${id(9)}, ${ana}, ${id(10)}, 'MKT-27-01', 'C', '+34600000000', 'c@x.test',
        'es', 100, now(), now())`.execute(tx)
  })
  await write({}, { after: '{"state": "live", "totalCents": 100}' })
  await write({ action: 'financing.withdraw' }, { before: '{"state": "live"}', after: '{"state": "dead"}' })
  await write({ actor: north, role: 'system', action: 'financing.lapse', at: '2026-11-11T23:30:00.000Z' })
  await write({ actor: ops, role: 'ops', action: 'financing.decide-review', at: '2026-11-12T10:00:00.000Z' })
  await write({ actor: id(9), role: 'shopper', action: 'payments.begin', kind: 'order', subject: id(8) })
  await write({ merchant: south, actor: luis, role: 'sales-agent', subject: id(20) })
})

const list = (actor: Actor, filter: object = {}) => perform(listLog, actor, filter)
const actionsIn = async (actor: Actor, filter: object) => (await list(actor, filter)).rows.map(({ action }) => action)

test('who did what to what shows newest first, in words where the reader may know them', async () => {
  const { rows, next } = await list(administrator)
  expect(next).toBeNull()
  expect(
    rows.map(({ action, actor, subject }) => [action, actor.kind, actor.name, subject.kind, subject.label]),
  ).toEqual([
    ['financing.decide-review', 'platform', null, 'financing', 'MKT-27-01'],
    ['financing.lapse', 'system', null, 'financing', 'MKT-27-01'],
    ['payments.begin', 'shopper', null, 'order', null],
    ['financing.withdraw', 'person', 'Ana Ruiz', 'financing', 'MKT-27-01'],
    ['financing.send', 'person', 'Ana Ruiz', 'financing', 'MKT-27-01'],
  ])
  expect(rows[3]?.changes).toEqual([{ field: 'state', before: 'live', after: 'dead' }])
  expect(rows[3]?.subject.financingId).toBe(sale)
})

test('the platform sees every merchant and its own people by name, a merchant only its own', async () => {
  const seen = (await list(platform)).rows
  expect(new Set(seen.map(({ merchant }) => merchant?.name))).toEqual(new Set(['North', 'South']))
  expect(seen.find(({ action }) => action === 'financing.decide-review')?.actor.name).toBe('Rubén Prieto')
  expect(await actionsIn(platform, { merchantIds: [south] })).toEqual(['financing.send'])
  expect(await actionsIn(administrator, { merchantIds: [south], actorIds: [luis] })).toEqual([])
  const foreign: Actor = { ...administrator, scope: { kind: 'merchant', merchantId: south, centreIds: 'all' } }
  expect((await list(foreign)).rows.map(({ subject }) => subject.id)).toEqual([id(20)])
})

test.each([
  [{ actorIds: [north] }, ['financing.lapse']],
  [{ actions: ['financing.send', 'financing.lapse'] }, ['financing.lapse', 'financing.send']],
  [{ subjectKinds: ['order'] }, ['payments.begin']],
  [{ subject: 'mkt-27-01', actions: ['financing.send'] }, ['financing.send']],
  [{ subject: 'MKT-27-01', subjectKinds: ['order'] }, ['payments.begin']],
  [{ subject: id(8) }, ['payments.begin']],
  [{ subject: 'nothing like it' }, []],
  [{ actorIds: [ana], actions: ['financing.withdraw'], subjectKinds: ['financing'] }, ['financing.withdraw']],
  // Half past eleven at night in UTC is the next day in Madrid.
  [{ from: '2026-11-12', to: '2026-11-12' }, ['financing.decide-review', 'financing.lapse']],
])('the filter %j lets through what it says', async (filter, actions) => {
  expect(await actionsIn(administrator, filter)).toEqual(actions)
})

test('pages hang together, also among lines of one instant', async () => {
  const all = (await list(administrator)).rows.map((row) => row.id)
  const paged: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await list(administrator, { limit: 2, ...(after && { after }) })
    paged.push(...page.rows.map((row) => row.id))
    after = page.next
  }
  expect(paged).toEqual(all)
  await expect(list(administrator, { after: '999999' })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(list(administrator, { after: 'x' })).rejects.toMatchObject({ code: 'bad-input' })
})

test('who may not read the log gets nothing of it', async () => {
  const agent: Actor = { ...administrator, role: 'sales-agent' }
  const asked = [listLog, logActors, logActions, logChain] as const
  for (const reading of asked)
    await expect(perform(reading as typeof listLog, agent, {})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(exportLog(perform, agent, {})).rejects.toMatchObject({ code: 'forbidden' })
})

test('what one can filter by is what is there', async () => {
  const people = await perform(logActors, administrator, {})
  expect(people.map(({ role, name }) => [role, name])).toEqual([
    ['merchant-administrator', 'Ana Ruiz'],
    ['system', null],
  ])
  expect((await perform(logActors, platform, { search: 'rúben' })).map(({ name }) => name)).toEqual(['Rubén Prieto'])
  expect((await perform(logActors, platform, { search: '%' })).length).toBe(0)
  expect(await perform(logActions, administrator, undefined)).toEqual([
    'financing.decide-review',
    'financing.lapse',
    'financing.send',
    'financing.withdraw',
    'payments.begin',
  ])
})

test('an export is in the log before its first line is read', async () => {
  const { timeZone, batches } = await exportLog(perform, administrator, { actorIds: [ana] })
  expect(timeZone).toBe('Europe/Madrid')
  const rows: LogRow[] = []
  for await (const batch of batches) rows.push(...batch)
  expect(rows[0]?.action).toBe('log.export')
  expect(rows).toHaveLength(3)
})

describe('the chain', () => {
  const state = (now: string) => perform(logChain, administrator, undefined, { now })
  const anchor = (at: string) =>
    sql`
    with seal as (insert into log_seal select 1, transaction_id, position, sha256('') from action_log
      order by transaction_id desc, position desc limit 1 returning number)
    insert into log_anchor select 1, number, sha256(''), ${at}, sha256('') from seal`.execute(owner)

  test('is said to be sealed, checked, late or broken', async () => {
    const now = '2026-11-20T10:00:00.000Z'
    expect(await state(now)).toEqual({ state: 'unsealed', sealedAt: null, checkedAt: null })
    await anchor(now)
    expect(await state(now)).toEqual({ state: 'unchecked', sealedAt: now, checkedAt: null })
    const check = (checkedAt: string, kinds: string[], key = 'log key') =>
      owner
        .insertInto('log_check')
        .values({
          checked_at: checkedAt,
          seals: 1,
          faults: JSON.stringify(kinds.map((kind) => ({ kind }))),
          code: checkCode(key, { checkedAt, seals: 1, kinds }),
        })
        .execute()
    await check('2999-01-01T00:00:00.000Z', [])
    await check(now, [], 'a guess')
    expect((await state(now)).state).toBe('unchecked')
    await check(now, [])
    expect(await state(now)).toEqual({ state: 'sound', sealedAt: now, checkedAt: now })
    expect((await state('2026-11-21T10:59:59.000Z')).state).toBe('sound')
    expect(await state('2026-11-23T10:00:00.000Z')).toEqual({ state: 'unchecked', sealedAt: now, checkedAt: now })
    await write({ at: '2026-11-01T10:00:00.000Z' })
    expect((await state('2026-11-20T10:00:03.000Z')).state).toBe('sound')
    expect((await state('2026-11-20T10:06:00.000Z')).state).toBe('behind')
    await check('2026-11-20T10:00:02.000Z', ['edited', 'taken-back'])
    expect((await state('2026-11-20T10:06:00.000Z')).state).toBe('broken')
  })
})

test('only facts that changed are told, and those that came or went', () => {
  expect(changesIn({ a: ['1'], b: 2, gone: ['1'] }, { a: ['1'], b: 3, come: null })).toEqual([
    { field: 'b', before: 2, after: 3 },
    { field: 'gone', before: ['1'] },
    { field: 'come', after: null },
  ])
  expect(changesIn(null, null)).toEqual([])
})

describe('with 200,000 lines', () => {
  beforeAll(async () => {
    for (let part = 0; part < 10; part++)
      await sql`
        insert into action_log (merchant_id, actor_id, actor_role, action, subject_kind, subject_id, at)
        select case when n % 10 < 9 then ${south}::uuid else ${north}::uuid end,
          case when n % 1000 = 0 then ${ana}::uuid else ${luis}::uuid end, 'sales-agent',
          case when n % 5000 = 0 then 'services.add' when n % 3 = 0 then 'financing.resend-link' else 'financing.send' end,
          case when n % 5000 = 0 then 'service' else 'financing' end, gen_random_uuid(),
          '2026-01-01'::timestamptz + n * interval '1 minute'
        from generate_series(${part * 20_000}::int + 1, ${(part + 1) * 20_000}::int) n`.execute(owner)
    await sql`analyze action_log`.execute(owner)
  })

  const merchant: Scope = administrator.scope
  const middle = { at: '2026-03-10 10:00:00+00', position: '100000' }

  test.each([
    ['a merchant', merchant, {}],
    ['a merchant, far down', merchant, { after: middle }],
    ['the platform', { kind: 'platform' }, {}],
    ['the platform, far down', { kind: 'platform' }, { after: middle }],
    ['the platform, some merchants', { kind: 'platform' }, { merchantIds: [north, south], after: middle }],
    ['a person with few lines', merchant, { actorIds: [ana] }],
    ['two actions, one rare', merchant, { actions: ['services.add', 'financing.send'], after: middle }],
    ['two actions of every merchant', { kind: 'platform' }, { actions: ['services.add', 'financing.send'] }],
    ['a rare kind', merchant, { subjectKinds: ['service'] }],
    ['a rare kind of every merchant', { kind: 'platform' }, { subjectKinds: ['service'] }],
    ['days', merchant, { from: '2026-02-01', to: '2026-02-02' }],
    ['a record', merchant, { subjects: [{ kind: 'financing', id: sale }] }],
  ] satisfies [string, Scope, Partial<Parameters<typeof matchingLog>[1]>][])(
    '%s: a page reads a page from an index',
    async (_, scope, query) => {
      const plan = await database.read(scope, async (db) => {
        const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>`
          explain (analyze, format json) select * from ${matchingLog(scope, { ...query, limit: 51 })}`.execute(db)
        return rows[0]!['QUERY PLAN'][0].Plan
      })
      const scans = planNodes(plan).filter((node) => node['Relation Name'] === 'action_log')
      expect(scans.length).toBeGreaterThan(0)
      for (const scan of scans) {
        expect(scan['Node Type']).toMatch(/Index/)
        const read = (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops']
        expect(read).toBeLessThanOrEqual(51 * scan['Actual Loops'] + 250)
      }
    },
  )

  test('the actions to choose from are still all of them', async () => {
    expect(await perform(logActions, platform, undefined)).toContain('services.add')
  })
})

test('somebody is meant by their e-mail or whole name, and nobody of another merchant', async () => {
  await write({ action: 'users.disable', kind: 'user', subject: ana })
  await write({ merchant: south, actor: luis, action: 'users.disable', kind: 'user', subject: luis })
  const disabled = (subject: string) => actionsIn(administrator, { subject, actions: ['users.disable'] })
  for (const subject of ['A@x.test', 'ana ruiz']) expect(await disabled(subject)).toEqual(['users.disable'])
  expect(await disabled('Luis Sanz')).toEqual([])
})
