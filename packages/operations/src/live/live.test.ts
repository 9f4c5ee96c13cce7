import { openDatabase, openOwner, type Tx } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { createChangeFeed, streamsPerSession } from './change-feed.ts'
import { readChanges, toldAtMost } from './read-changes.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 10)
const database = openDatabase({ url, connections: 3 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const merchantId = '00000000-0000-7000-8000-000000000001'
const actor: Actor = { ...systemActor(merchantId), role: 'ops', userId: merchantId }
const shape = { name: 'M', legal_name: 'M', tax_id: 'M', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }
beforeAll(async () => {
  await owner
    .insertInto('merchant')
    .values({ id: merchantId, ...shape })
    .execute()
})

const line = (action: string, more: { subject_kind?: string; actor_id?: string } = {}) => ({
  merchant_id: merchantId,
  actor_id: merchantId,
  actor_role: 'system',
  action,
  subject_kind: 'financing',
  subject_id: merchantId,
  at: '2026-11-22T10:00:00.000Z',
  ...more,
})
const log = (tx: Pick<Tx, 'insertInto'>, action: string) => tx.insertInto('action_log').values(line(action)).execute()
const changesAfter = (after: string | null) => perform(readChanges, actor, { after })
const actionsOf = ({ changes }: { changes: { action: string }[] }) => changes.map(({ action }) => action)

/** Where now is, once everything written before is behind it. */
async function settledNow(): Promise<string> {
  const { rows } = await sql<{
    last: string
  }>`select coalesce(max(transaction_id), '0')::text as last from action_log`.execute(owner)
  return until('the horizon', async () => {
    const { next } = await changesAfter(null)
    return BigInt(next.split('-')[0] ?? 0) > BigInt(rows[0]?.last ?? 0) && next
  })
}

/** Reads on until `count` changes came: transactions of other test files on this server hold the horizon back too. */
async function caughtUp(after: string, count: number) {
  const actions: string[] = []
  let next = after
  await until(`${count} changes`, async () => {
    const page = await changesAfter(next)
    actions.push(...actionsOf(page))
    next = page.next
    return actions.length >= count
  })
  return { actions, next }
}

/** A transaction of its own that has written `action` and stays open. */
async function openTransaction(action: string) {
  const tx = await owner.startTransaction().execute()
  await log(tx, action)
  return { end: (how: 'commit' | 'rollback') => tx[how]().execute() }
}

test('of two transactions that commit in the other order than they began, nothing is lost', async () => {
  const start = await settledNow()
  const early = await openTransaction('early but slow')
  await log(owner, 'late but quick')
  const between = await changesAfter(start)
  expect(between).toMatchObject({ changes: [], more: 'soon' })
  await early.end('commit')
  const after = await caughtUp(between.next, 2)
  expect(after.actions).toEqual(['early but slow', 'late but quick'])
  expect(await changesAfter(after.next)).toMatchObject({ changes: [] })
})

test('a transaction that is rolled back holds nothing up', async () => {
  const start = await settledNow()
  const early = await openTransaction('never')
  await log(owner, 'kept')
  await early.end('rollback')
  expect((await caughtUp(start, 1)).actions).toEqual(['kept'])
})

test('whatever the order of commits, a reader who resumes anywhere sees each change once', async () => {
  const ends = fc.array(
    fc.record({ commits: fc.boolean(), endsAfter: fc.nat({ max: 4 }), readsBefore: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  let run = 0
  await fc.assert(
    fc.asyncProperty(ends, async (transactions) => {
      run++
      let cursor = await settledNow()
      const seen: string[] = []
      const look = async () => {
        const page = await changesAfter(cursor)
        seen.push(...actionsOf(page))
        cursor = page.next
      }
      const open: { transaction: Awaited<ReturnType<typeof openTransaction>>; due: number; commits: boolean }[] = []
      for (const [nth, { commits, endsAfter, readsBefore }] of transactions.entries()) {
        if (readsBefore) await look()
        open.push({ transaction: await openTransaction(`${run}/${nth}`), due: nth + endsAfter, commits })
        for (const { transaction, commits: keeps } of open.filter(({ due }) => due === nth))
          await transaction.end(keeps ? 'commit' : 'rollback')
      }
      for (const { transaction, commits } of open.filter(({ due }) => due >= transactions.length).toReversed()) {
        await transaction.end(commits ? 'commit' : 'rollback')
        await look()
      }
      const expected = transactions.flatMap(({ commits }, nth) => (commits ? [`${run}/${nth}`] : []))
      const rest = await caughtUp(cursor, expected.length - seen.length)
      seen.push(...rest.actions)
      expect(seen.toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 15 },
  )
})

const logMany = (count: number) =>
  sql`
    insert into action_log (merchant_id, actor_id, actor_role, action, subject_kind, subject_id, at)
    select ${merchantId}, ${merchantId}, 'system', n::text, 'financing', ${merchantId}, now()
    from generate_series(1, ${count}::integer) n`.execute(owner)

test('a reader who was away for long is told everything', async () => {
  const start = await settledNow()
  await logMany(toldAtMost)
  expect((await caughtUp(start, toldAtMost)).actions).toEqual(Array.from({ length: toldAtMost }, (_, n) => `${n + 1}`))
})

test('a reader who was away for too long is told to ask anew, and goes on from there', async () => {
  const start = await settledNow()
  await logMany(toldAtMost + 1)
  await settledNow()
  const feed = createChangeFeed({ perform, pollMs: 100 })
  const closing = new AbortController()
  for (const place of [start, '1-0']) {
    const following = feed.follow(actor, place, closing.signal)
    expect((await following.next()).value).toMatchObject({ opened: 'again' })
    const next = following.next()
    await log(owner, `after ${place}`)
    expect((await next).value).toMatchObject({ action: `after ${place}` })
  }
  closing.abort()
  feed.close()
})

test('a session follows ten times at once and not once more, until one ends', async () => {
  const feed = createChangeFeed({ perform })
  const closing = new AbortController()
  const inSession = { ...actor, sessionId: 'one' }
  const follow = (who: Actor) => feed.follow(who, null, closing.signal)
  const streams = Array.from({ length: streamsPerSession }, () => follow(inSession))
  for (const stream of streams) expect((await stream.next()).value).toMatchObject({ opened: 'first' })
  await expect(follow(inSession).next()).rejects.toMatchObject({ code: 'busy' })
  expect((await follow({ ...actor, sessionId: 'other' }).next()).value).toMatchObject({ opened: 'first' })
  await streams[0]?.return(undefined)
  expect((await follow(inSession).next()).value).toMatchObject({ opened: 'first' })
  closing.abort()
  feed.close()
})

test('without any wake-up the feed looks by itself, and tells nobody of somebody else’s sign-in', async () => {
  const feed = createChangeFeed({ perform, pollMs: 100 })
  const closing = new AbortController()
  const following = feed.follow(actor, null, closing.signal)
  expect((await following.next()).value).toMatchObject({ opened: 'first' })
  const somebody = '00000000-0000-7000-8000-000000000002'
  await owner
    .insertInto('action_log')
    .values([
      line('theirs', { subject_kind: 'session', actor_id: somebody }),
      line('mine', { subject_kind: 'session' }),
    ])
    .execute()
  expect((await following.next()).value).toMatchObject({ action: 'mine' })
  closing.abort()
  expect((await following.next()).done).toBe(true)
  feed.close()
})

test('followers at one place ask once together', async () => {
  let reads = 0
  const feed = createChangeFeed({
    perform: ((...call: Parameters<typeof perform>) => {
      reads++
      return perform(...call)
    }) as typeof perform,
    pollMs: 60_000,
  })
  const closing = new AbortController()
  const next = await settledNow()
  const tabs = Array.from({ length: streamsPerSession }, () => feed.follow(actor, next, closing.signal))
  const heard = tabs.map((tab) => tab.next())
  await log(owner, 'heard')
  feed.wake()
  for (const tab of heard) expect((await tab).value).toMatchObject({ action: 'heard' })
  expect(reads).toBeLessThan(tabs.length)
  closing.abort()
  feed.close()
})

test('a key is told of what its scopes let it read and of its own end, and of nothing else', async () => {
  const feed = createChangeFeed({ perform, pollMs: 100 })
  const keyId = '00000000-0000-7000-8000-000000000003'
  const heardBy = async (...rights: string[]) => {
    const start = await settledNow()
    const closing = new AbortController()
    const key: Actor = { userId: keyId, role: 'service', rights, scope: actor.scope }
    await owner
      .insertInto('action_log')
      .values([
        ...['key', 'user', 'session', 'message', 'webhook', 'customer', 'financing', 'order', 'service'].map((kind) =>
          line(kind, { subject_kind: kind }),
        ),
        { ...line('own end', { subject_kind: 'key' }), subject_id: keyId },
      ])
      .execute()
    const heard: string[] = []
    for await (const change of feed.follow(key, start, closing.signal)) {
      if ('action' in change) heard.push(change.action)
      if (heard.includes('own end')) closing.abort()
    }
    return heard
  }
  expect(await heardBy('financings.read')).toEqual(['financing', 'own end'])
  expect(await heardBy('orders.read')).toEqual(['order', 'own end'])
  expect(await heardBy('services.read')).toEqual(['service', 'own end'])
  expect(await heardBy('financings.send')).toEqual(['own end'])
  feed.close()
})

test('nobody is told of what they may not ask for, and everybody of their own', async () => {
  const feed = createChangeFeed({ perform, pollMs: 100 })
  const mine = '00000000-0000-7000-8000-000000000004'
  const kinds = [
    'financing',
    'order',
    'service',
    'user',
    'session',
    'key',
    'webhook',
    'administrator-change',
    'newer kind',
  ]
  const heardBy = async (role: Actor['role']) => {
    const start = await settledNow()
    const closing = new AbortController()
    await owner
      .insertInto('action_log')
      .values([
        ...kinds.map((kind) => line(kind, { subject_kind: kind })),
        { ...line('me', { subject_kind: 'user' }), subject_id: mine },
      ])
      .execute()
    const heard: string[] = []
    for await (const change of feed.follow({ userId: mine, role, scope: actor.scope }, start, closing.signal)) {
      if ('action' in change) heard.push(change.action)
      if (heard.includes('me')) closing.abort()
    }
    return heard
  }
  expect(await heardBy('dispatcher')).toEqual(['me'])
  expect(await heardBy('partner-account')).toEqual(['me'])
  expect(await heardBy('sales-agent')).toEqual(['financing', 'order', 'service', 'me'])
  const administrators = ['financing', 'order', 'service', 'user', 'key', 'webhook', 'administrator-change', 'me']
  expect(await heardBy('merchant-administrator')).toEqual(administrators)
  feed.close()
})
