import { openOwner } from '@cauce/database/connection'
import { roles } from '@cauce/domain/access/roles'
import { deathReasons } from '@cauce/domain/financing/states'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLogins, loadDemo } from './load.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const options = {
  secretKey: 'a secret key of a test that is long enough',
  sandbox: 'http://localhost:3002',
  now: new Date('2026-11-22T10:00:00.000Z'),
}

beforeAll(() => loadDemo(url, options))
afterAll(() => owner.destroy())

test('there are two merchants with two centres each, and sixty financings in every state and for every reason', async () => {
  const { rows } = await sql<{ merchant: string; centres: number; financings: number }>`
    select name as merchant, (select count(*) from centre where merchant_id = merchant.id) as centres,
      (select count(*) from financing where merchant_id = merchant.id) as financings from merchant order by name`.execute(
    owner,
  )
  expect(rows.map(({ merchant, centres }) => [merchant, centres])).toEqual([
    ['Academia Norte', 2],
    ['École Lumière', 2],
  ])
  expect(rows.reduce((sum, { financings }) => sum + financings, 0)).toBe(60)

  const states = await owner
    .selectFrom('financing')
    .select(['state', 'dead_reason', 'merchant_id'])
    .select(sql<boolean>`review_since is not null`.as('in_review'))
    .distinct()
    .execute()
  for (const reason of deathReasons) expect(states.filter((row) => row.dead_reason === reason)).toHaveLength(2)
  for (const state of ['live', 'confirmed']) expect(states.some((row) => row.state === state)).toBe(true)
  expect(states.some((row) => row.in_review)).toBe(true)
})

test('each centre has a dozen services to sell and one that ended, and sales are of services of their centre', async () => {
  const { rows } = await sql<{ open: number; ended: number }>`
    select count(*) filter (where coalesce(ends_on >= ${options.now}, true)) as open,
      count(*) filter (where ends_on < ${options.now}) as ended from service group by centre_id`.execute(owner)
  expect(rows).toEqual(Array.from({ length: 4 }, () => ({ open: 12, ended: 1 })))
  const lines = await owner
    .selectFrom('cart_line as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .leftJoin('service as s', 's.id', 'l.service_id')
    .select(['s.reference', 's.centre_id', 'l.reference as sold', 'o.centre_id as sold_at'])
    .where('l.kind', '=', 'service')
    .execute()
  for (const line of lines) expect([line.reference, line.centre_id]).toEqual([line.sold, line.sold_at])
})

test('what fell due was charged, one instalment is overdue and one will be tried again, and no process is told of what is past', async () => {
  const { rows } = await sql<{ paid: number; late: number; overdue: number; declined: number; told: number }>`
    select (select count(*)::int from charge where purpose = 'instalment' and state = 'captured') as paid,
      (select count(*)::int from instalment where paid_at is null and until_version is null and due_on < ${options.now}::date) as late,
      (select count(*)::int from instalment where overdue_at is not null and paid_at is null) as overdue,
      (select count(*)::int from charge where state = 'declined') as declined,
      (select count(*)::int from graphile_worker._private_jobs where payload->>'process' = 'instalments') as told`.execute(
    owner,
  )
  expect(rows[0]).toMatchObject({ late: 2, overdue: 1, declined: 10, told: 0 })
  expect(rows[0]?.paid).toBeGreaterThan(0)
})

test('every role may sign in, in each of the three languages', async () => {
  for (const role of roles.filter((name) => !['system', 'shopper', 'service'].includes(name)))
    expect(new Set(demoLogins.filter((login) => login.role === role).map(({ language }) => language))).toEqual(
      new Set(['es', 'fr', 'en']),
    )
  const accounts = await owner
    .selectFrom('app_user')
    .innerJoin('account', 'account.user_id', 'app_user.id')
    .select(['email', 'account_id', 'provider_id', 'demo', 'user_id'])
    .execute()
  expect(accounts.map(({ email }) => email).sort()).toEqual(demoLogins.map(({ email }) => email).sort())
  for (const account of accounts)
    expect(account).toMatchObject({ demo: true, provider_id: 'credential', account_id: account.user_id })
})

test('nothing happens in the future, and nothing after the end', async () => {
  const { rows } = await sql`
    select at from action_log where at > ${options.now} union all select created_at from message where created_at > ${options.now}
    union all select settled_at from financing where settled_at < created_at`.execute(owner)
  expect(rows).toEqual([])
})

test('confirmed ones have their plan, and the ledger balances', async () => {
  const { rows } = await sql`
    select f.id from financing f left join payment_plan p on p.financing_id = f.id
    where (f.state = 'confirmed') <> (p.id is not null)`.execute(owner)
  expect(rows).toEqual([])
  const { rows: sums } = await sql<{
    sum: number
  }>`select sum(amount_cents)::bigint as sum from ledger_posting`.execute(owner)
  expect(sums).toEqual([{ sum: 0 }])
})

test('there are orders in every state of shipment and of return, some cancelled, and some whose cart waits for the shopper', async () => {
  const orders = await owner
    .selectFrom('orders')
    .select(['state', 'shipment', 'returns'])
    .where('confirmed_at', 'is not', null)
    .execute()
  const found = (column: 'state' | 'shipment' | 'returns') => new Set(orders.map((order) => order[column]))
  expect(found('shipment')).toEqual(new Set(['unshipped', 'partly-shipped', 'shipped']))
  expect(found('returns')).toEqual(new Set(['none', 'partly-returned']))
  expect(found('state')).toEqual(new Set(['confirmed', 'cancelled']))
  const versions = await owner.selectFrom('cart_version').select('state').distinct().execute()
  expect(new Set(versions.map(({ state }) => state))).toEqual(new Set(['binding', 'awaiting-acceptance', 'superseded']))
  const byHand = await owner.selectFrom('customer').select('id').where('automatic_payments', '=', false).execute()
  expect(byHand).toHaveLength(2)
})

test('a shopper withdrew from their credit, and has not paid back yet', async () => {
  const rows = await owner
    .selectFrom('plan_withdrawal')
    .innerJoin('instalment', 'instalment.plan_id', 'plan_withdrawal.plan_id')
    .select(['instalment.overdue_at', 'instalment.paid_at'])
    .where('instalment.charged_from', 'is not', null)
    .where('instalment.until_version', 'is', null)
    .execute()
  expect(rows).toEqual([{ overdue_at: null, paid_at: null }])
})

test('what was to go back went back to cards, but for what finance has to transfer', async () => {
  const refunds = await owner.selectFrom('refund').select('state').execute()
  expect(new Set(refunds.map(({ state }) => state))).toEqual(new Set(['paid', 'to-transfer']))
  const { rows } = await sql`
    select id from graphile_worker._private_jobs where payload->>'process' = 'refund'`.execute(owner)
  expect(rows).toEqual([])
})

test('no text is sent again: messages have arrived, and open offers have one command each to start their process', async () => {
  const undelivered = await owner.selectFrom('message').select('id').where('state', '!=', 'delivered').execute()
  expect(undelivered).toEqual([])
  const { rows: untold } = await sql`
    select id from graphile_worker._private_jobs where payload->>'messageId' in (select id::text from message)`.execute(
    owner,
  )
  expect(untold).toEqual([])
  const { rows } = await sql`
    select f.id, count(j.*) from financing f
    left join graphile_worker._private_jobs j on j.payload->'sale'->>'id' = f.id::text
    group by f.id having count(j.*) <> case when f.state = 'live' and f.claimed_attempt_id is null then 1 else 0 end`.execute(
    owner,
  )
  expect(rows).toEqual([])
})

test('each merchant has a webhook that was told of its sales, some at once, some later and one never', async () => {
  const told = await owner
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook_endpoint as w', 'w.id', 'd.endpoint_id')
    .select(['w.url', 'd.state', 'd.attempts', 'd.last_attempt_at', 'w.disabled_at'])
    .execute()
  expect(new Set(told.map(({ url: to }) => to))).toEqual(
    new Set(['http://localhost:3002/webhooks/academia-norte', 'http://localhost:3002/webhooks/ecole-lumiere']),
  )
  const ways = new Set(told.map(({ state, attempts }) => `${state} after ${attempts}`))
  expect(ways).toEqual(new Set(['delivered after 1', 'delivered after 2', 'failed after 10']))
  expect(told.every(({ disabled_at }) => disabled_at === null)).toBe(true)
  const { rows } = await sql`
    select id from graphile_worker._private_jobs where payload->>'process' = 'webhook'`.execute(owner)
  expect(rows, 'nothing of it is sent again').toEqual([])
})

test('a second start leaves everything as it is', async () => {
  const count = () => sql`select (select count(*) from action_log), (select count(*) from account)`.execute(owner)
  const before = await count()
  await loadDemo(url, { ...options, now: new Date('2026-12-01T10:00:00.000Z') })
  expect((await count()).rows).toEqual(before.rows)
})

test('a database where others work gets nobody with a known password', async () => {
  const others = await testDatabase()
  const theirs = openOwner(others.url, 1)
  await theirs
    .insertInto('app_user')
    .values({
      email: 'somebody@example.com',
      name: 'Some Body',
      first_name: 'Some',
      last_name: 'Body',
      role: 'ops',
      locale: 'es',
    })
    .execute()
  expect(await loadDemo(others.url, options)).toBe(false)
  expect(await theirs.selectFrom('app_user').select('email').execute()).toEqual([{ email: 'somebody@example.com' }])
  await theirs.destroy()
})
