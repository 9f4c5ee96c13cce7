import { type Db, openDatabase, openOwner } from '@cauce/database/connection'
import { anchorCode, noCode } from '@cauce/database/log-chain/anchor-code'
import { beginAnew, beginChain } from '@cauce/database/log-chain/begin-chain'
import { beforeFirst, type LogLine, lineColumn, sealedColumns, sealOf } from '@cauce/database/log-chain/canonical-line'
import { checkCode } from '@cauce/database/log-chain/check-code'
import { checkLog } from '@cauce/database/log-chain/check-log'
import { type Head, sealLog } from '@cauce/database/log-chain/seal-log'
import { verifyLog } from '@cauce/database/log-chain/verify-log'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { until } from '../until.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 6)
/** Whoever may do everything in the database, but has not the key. */
const intruder = openOwner(url, 1)
const database = openDatabase({ url, connections: 1 })
afterAll(() => Promise.all([owner.destroy(), intruder.destroy(), database.close()]))
beforeAll(() => sql`set session_replication_role = replica`.execute(intruder))

const keys = ['the key'] as const
const now = '2026-11-22T10:00:00.000Z'
const someone = '00000000-0000-7000-8000-000000000001'

const write = (db: Db, ...actions: string[]) =>
  db
    .insertInto('action_log')
    .values(
      actions.map((action) => ({
        actor_id: someone,
        actor_role: 'system',
        action,
        subject_kind: 'financing',
        subject_id: someone,
        after: JSON.stringify({ b: 1, a: 'ñ "x"', cents: 1.1 }),
        at: now,
      })),
    )
    .execute()

const seal = (more: { known?: Head; atMost?: number } = {}) => sealLog(owner, { keys, now, ...more })
const verify = (known?: Head) => verifyLog(owner, { keys, ...(known && { known }) })
const faults = async () => (await verify()).faults.map(({ kind, position, count }) => [kind, position, count])

/** Transactions of other test files on this server hold the horizon back too. */
const sealAll = () =>
  until('everything is sealed', async () => {
    await seal()
    return (await verify()).waiting === 0
  })

async function positions(): Promise<number[]> {
  const rows = await owner
    .selectFrom('action_log')
    .select('position')
    .orderBy('transaction_id')
    .orderBy('position')
    .execute()
  return rows.map(({ position }) => position)
}

const empty = () => sql`truncate action_log, log_anchor, log_seal, log_check`.execute(intruder)
const begin = () => beginChain(owner, { key: keys[0], now })

beforeEach(async () => {
  await begin()
  await write(owner, 'a', 'b', 'c')
  await sealAll()
  await write(owner, 'd', 'e', 'f')
  await sealAll()
})
afterEach(empty)

test('a log that nobody touched is sound, and each line is sealed once, in order', async () => {
  expect(await verify()).toMatchObject({ seals: 6, waiting: 0, faults: [], sealedAt: now, head: { number: 6 } })
  const sealed = await owner.selectFrom('log_seal').select('position').orderBy('number').execute()
  expect(sealed.map(({ position }) => position)).toEqual(await positions())
})

test('every column of the log is sealed', async () => {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = 'action_log'`.execute(owner)
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...sealedColumns].toSorted())
})

test('an edited line is found', async () => {
  const [, second, , , fifth] = await positions()
  await intruder
    .updateTable('action_log')
    .set({ actor_role: 'ops' })
    .where('position', 'in', [second!, fifth!])
    .execute()
  expect(await faults()).toEqual([['edited', second, 2]])
})

test('a line whose facts say the same in another order or spelling is the same line', async () => {
  await intruder.updateTable('action_log').set({ after: '{"a": "\\u00f1 \\"x\\"",   "cents": 1.1, "b": 1}' }).execute()
  expect(await faults()).toEqual([])
})

test('a deleted line is found', async () => {
  const [, , third] = await positions()
  await intruder.deleteFrom('action_log').where('position', '=', third!).execute()
  expect(await faults()).toEqual([['deleted', third, 1]])
})

test('a line put between others is found', async () => {
  const [first] = await positions()
  await sql`
    insert into action_log (transaction_id, actor_id, actor_role, action, subject_kind, subject_id, at)
    select transaction_id, actor_id, actor_role, 'never', subject_kind, subject_id, at
    from action_log where position = ${first!}`.execute(intruder)
  const made = Math.max(...(await positions()))
  expect(await faults()).toEqual([['inserted', made, 1]])
})

test('a tail that was cut off is found', async () => {
  const [, , , fourth] = await positions()
  await intruder.deleteFrom('action_log').where('position', '>=', fourth!).execute()
  expect(await faults()).toEqual([['cut-off', fourth, 3]])
})

test('a tail that was cut off with its seals is found by the anchor', async () => {
  const [, , , , fifth] = await positions()
  await intruder.deleteFrom('action_log').where('position', '>=', fifth!).execute()
  await intruder.deleteFrom('log_seal').where('position', '>=', fifth!).execute()
  expect((await verify()).faults).toMatchObject([{ kind: 'anchor-missing' }, { kind: 'cut-off', seal: 5 }])
  await expect(seal()).rejects.toThrow('last seal')
})

test('a tail that was cut off with seals and anchors is found by whoever kept where the chain ended', async () => {
  const { head } = await verify()
  const [, , , fourth] = await positions()
  await intruder.deleteFrom('action_log').where('position', '>=', fourth!).execute()
  await intruder.deleteFrom('log_seal').where('position', '>=', fourth!).execute()
  await intruder.deleteFrom('log_anchor').where('last_seal', '>', 3).execute()
  expect((await verify(head)).faults).toEqual([{ kind: 'taken-back', seal: 6, count: 1 }])
  await expect(seal({ known: head })).rejects.toThrow('seal 6 is gone')
})

describe('who edits a line and computes all seals anew', () => {
  let second: number
  beforeEach(async () => {
    second = (await positions())[1]!
    await intruder.updateTable('action_log').set({ action: 'other' }).where('position', '=', second).execute()
    const { rows } = await sql<{ number: number; line: LogLine }>`
      select s.number, ${lineColumn} as line from log_seal s join action_log l using (position) order by 1`.execute(
      intruder,
    )
    let hash = beforeFirst
    for (const { number, line } of rows) {
      hash = sealOf(hash, line)
      await intruder.updateTable('log_seal').set({ hash }).where('number', '=', number).execute()
    }
  })

  test('is given away by the anchors', async () => {
    const [first] = await positions()
    expect(await faults()).toEqual([['resealed', first, 2]])
    await expect(seal()).rejects.toThrow('last seal')
  })

  test('cannot make anchors without the key', async () => {
    const [beginning, ...anchors] = await owner.selectFrom('log_anchor').selectAll().orderBy('number').execute()
    let code = beginning?.code ?? noCode
    for (const { number, last_seal, sealed_at } of anchors) {
      const { hash } = await owner
        .selectFrom('log_seal')
        .select('hash')
        .where('number', '=', last_seal)
        .executeTakeFirstOrThrow()
      code = anchorCode('a guess', code, { number, lastSeal: last_seal, hash, sealedAt: sealed_at })
      await intruder.updateTable('log_anchor').set({ hash, code }).where('number', '=', number).execute()
    }
    expect(await faults()).toEqual([['anchor-forged', (await positions())[0], anchors.length]])
    await expect(seal()).rejects.toThrow('another key')
  })
})

test('an anchor taken away is missed', async () => {
  const [first] = await positions()
  await intruder.deleteFrom('log_anchor').where('number', '=', 2).execute()
  expect((await faults())[0]).toEqual(['anchor-missing', first, 1])
})

describe('who takes the whole chain away and edits a line', () => {
  const takeAway = async ({ butTheBeginning = false } = {}) => {
    await intruder.updateTable('action_log').set({ action: 'other' }).execute()
    await sql`delete from log_anchor where last_seal > ${butTheBeginning ? 0 : -1}`.execute(intruder)
    await sql`delete from log_seal`.execute(intruder)
  }

  test('does not get another, neither from a sealer that starts nor by beginning', async () => {
    await takeAway()
    await expect(seal()).rejects.toThrow('the log has lines, and no chain')
    await begin()
    expect((await verify()).faults).toEqual([{ kind: 'not-begun', seal: 1, count: 6 }])
  })

  test('and leaves the beginning, is found by whoever kept where the chain ended', async () => {
    const { head } = await verify()
    await takeAway({ butTheBeginning: true })
    await expect(seal({ known: head })).rejects.toThrow('seal 6 is gone')
    expect((await verify(head)).faults).toMatchObject([{ kind: 'taken-back', seal: 6 }])
  })

  test('and empties the log with it, gets none from a sealer that knows of it', async () => {
    const { head } = await verify()
    await empty()
    await expect(seal({ known: head })).rejects.toThrow('seal 6 is gone')
  })

  test('cannot begin one without the key', async () => {
    await takeAway()
    const said = { number: 1, lastSeal: 0, hash: beforeFirst, sealedAt: now }
    await intruder
      .insertInto('log_anchor')
      .values({ number: 1, last_seal: 0, hash: beforeFirst, sealed_at: now, code: anchorCode('a guess', noCode, said) })
      .execute()
    await expect(seal()).rejects.toThrow('another key')
    expect((await verify()).faults).toMatchObject([{ kind: 'anchor-forged', seal: 0 }])
  })
})

test('a chain is begun anew only when told so, and the log says what it was', async () => {
  const { head } = await verify()
  await intruder.updateTable('action_log').set({ action: 'other' }).execute()
  await beginAnew(owner, { key: keys[0], now, was: { seals: 6, head: '6:ab', faults: ['edited'] } })
  await sealAll()
  expect(await verify()).toMatchObject({ seals: 7, faults: [] })
  expect((await verify(head)).faults).toMatchObject([{ kind: 'taken-back' }])
  const line = await owner
    .selectFrom('action_log')
    .select(['action', 'before'])
    .orderBy('position', 'desc')
    .executeTakeFirst()
  expect(line).toEqual({ action: 'log.begin-anew', before: { seals: 6, head: '6:ab', faults: ['edited'] } })
  await expect(owner.deleteFrom('log_seal').execute()).rejects.toMatchObject({ code: '23001' })
})

test('anchors of a former key count as long as it is known', async () => {
  await write(owner, 'g')
  await until(
    'the line under the new key',
    async () => (await sealLog(owner, { keys: ['new', ...keys], now })).count === 1,
  )
  expect((await verifyLog(owner, { keys: ['new', ...keys] })).faults).toEqual([])
  expect((await verifyLog(owner, { keys: ['new'] })).faults).toMatchObject([{ kind: 'anchor-forged' }])
})

test('of transactions that commit in the other order than they began, each line is sealed once and in order', async () => {
  const early = await owner.startTransaction().execute()
  await write(early, 'early but slow')
  await write(owner, 'late but quick')
  await seal()
  expect(await verify()).toMatchObject({ seals: 6, waiting: 1, faults: [] })
  await early.commit().execute()
  await sealAll()
  expect(await verify()).toMatchObject({ seals: 8, faults: [] })
})

test('two sealers at once seal each line once', async () => {
  for (let n = 0; n < 20; n++) await write(owner, `${n}`)
  await until('all is sealed', async () => {
    await Promise.all([seal({ atMost: 3 }), seal({ atMost: 4 }), seal({ atMost: 5 })])
    return (await verify()).waiting === 0
  })
  expect(await verify()).toMatchObject({ seals: 26, faults: [] })
})

test('a sealer that is killed in the middle leaves nothing by half, and the next goes on', async () => {
  await write(owner, 'g', 'h')
  await sql`
    create function die() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create trigger die before insert on log_anchor for each row execute function die()`.execute(owner)
  try {
    await until('it got as far as the anchor', () =>
      seal().then(
        () => false,
        () => true,
      ),
    )
  } finally {
    await sql`drop trigger die on log_anchor; drop function die()`.execute(owner)
  }
  expect(await verify()).toMatchObject({ seals: 6, waiting: 2, faults: [] })
  await sealAll()
  expect(await verify()).toMatchObject({ seals: 8, faults: [] })
})

test('a business transaction waits for no sealer', async () => {
  const sealer = await owner.startTransaction().execute()
  await sql`lock table log_seal, log_anchor in exclusive mode`.execute(sealer)
  await write(owner, 'g')
  await sealer.rollback().execute()
  expect(await verify()).toMatchObject({ waiting: 1 })
})

test('nobody changes or deletes a line or a seal by mistake, not even the owner', async () => {
  for (const table of ['action_log', 'log_seal', 'log_anchor', 'log_check'] as const)
    for (const statement of [`delete from ${table}`, `truncate ${table} cascade`])
      await expect(sql.raw(statement).execute(owner), statement).rejects.toMatchObject({ code: '23001' })
})

test('the application reads how the chain stands, and none of its seals', async () => {
  for (const table of ['log_seal', 'log_anchor', 'log_check'] as const) {
    const attempt = database.read({ kind: 'platform' }, (db) => db.selectFrom(table).selectAll().execute())
    await expect(attempt, table).rejects.toMatchObject({ code: '42501' })
  }
  const state = await database.read({ kind: 'platform' }, (db) => sql`select * from log_chain_state()`.execute(db))
  expect(state.rows).toEqual([{ begun_at: now, sealed_at: now, waiting_since: null }])
})

test('the application chooses neither a line’s place nor its transaction', async () => {
  const place = { merchant_id: null, actor_id: someone, actor_role: 'ops', action: 'a', subject_kind: 'user', at: now }
  for (const chosen of [
    sql`(position, actor_id, actor_role, action, subject_kind, subject_id, at) overriding system value`,
    sql`(transaction_id, actor_id, actor_role, action, subject_kind, subject_id, at)`,
  ]) {
    const attempt = database.write({ kind: 'platform' }, (tx) =>
      sql`insert into action_log ${chosen} values ('3', ${someone}, 'ops', 'a', 'user', ${someone}, ${now})`.execute(
        tx,
      ),
    )
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
  }
  await database.write({ kind: 'platform' }, (tx) =>
    tx
      .insertInto('action_log')
      .values({ ...place, subject_id: someone })
      .execute(),
  )
})

test('nor what an idempotency key answers, nor that an import is saved', async () => {
  const rights = await sql<{ refused: boolean }>`
    select not has_column_privilege('cauce_app', 'idempotency_key', 'result', 'insert')
      and not has_column_privilege('cauce_app', 'idempotency_key', 'input_hash', 'update')
      and not has_column_privilege('cauce_app', 'import', 'state', 'insert')
      and not has_column_privilege('cauce_app', 'import', 'saved_by', 'insert') as refused`.execute(owner)
  expect(rights.rows).toEqual([{ refused: true }])
})

describe('a check', () => {
  const hours = (n: number) => new Date(Date.parse(now) + n * 3_600_000).toISOString()
  const check = ({ at = now, ...more }: { at?: string; known?: Head; broken?: boolean } = {}) =>
    checkLog(owner, { keys, clock: () => at, everyHours: 24, ...more })
  const forge = (at: string, key = 'a guess') =>
    intruder
      .insertInto('log_check')
      .values({ checked_at: at, seals: 6, faults: '[]', code: checkCode(key, { checkedAt: at, seals: 6, kinds: [] }) })
      .execute()

  test('is made once a day', async () => {
    expect(await check()).toMatchObject({ faults: [] })
    expect(await check({ at: hours(23) })).toBeUndefined()
    expect(await check({ at: hours(25) })).toMatchObject({ faults: [] })
  })

  test('is not put off by one in the future, nor by one that the key did not sign', async () => {
    await forge('2999-01-01T00:00:00.000Z', keys[0])
    await forge(now)
    await intruder.insertInto('log_check').values({ checked_at: now, seals: 6, faults: '[]' }).execute()
    expect(await check()).toMatchObject({ faults: [] })
    expect(await check()).toBeUndefined()
  })

  test('is made at once where the chain is not continued, and once only', async () => {
    const { head } = await verify()
    await check()
    await intruder.deleteFrom('log_anchor').where('last_seal', '>', 3).execute()
    await intruder.deleteFrom('log_seal').where('number', '>', 3).execute()
    const broken = { known: head, broken: true }
    expect((await check({ ...broken, at: hours(1) }))?.faults).toMatchObject([{ kind: 'taken-back' }])
    expect(await check({ ...broken, at: hours(2) })).toBeUndefined()
  })
})
