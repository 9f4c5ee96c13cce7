import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOwner } from '@cauce/database/connection'
import { beginChain } from '@cauce/database/log-chain/begin-chain'
import { verifyLog } from '@cauce/database/log-chain/verify-log'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { keepSealing } from './keep-sealing.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const folder = await mkdtemp(join(tmpdir(), 'cauce-head-'))
const headFile = join(folder, 'log-head')
afterAll(() => Promise.all([owner.destroy(), rm(folder, { recursive: true })]))

const keys = ['key'] as const
await beginChain(owner, { key: keys[0], now: new Date().toISOString() })
const someone = '00000000-0000-7000-8000-000000000001'
const write = (action: string) =>
  sql`insert into action_log (actor_id, actor_role, action, subject_kind, subject_id, at)
      values (${someone}, 'ops', ${action}, 'user', ${someone}, now())`.execute(owner)
const verify = () => verifyLog(owner, { keys })

function sealer() {
  const lines: { msg: string; seal?: number }[] = []
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })
  return { ...keepSealing({ databaseUrl: url, keys, headFile, log }), lines }
}

test('two workers seal what is written, verify it once, and name each anchor in their own log', async () => {
  await write('before they started')
  const [one, other] = [sealer(), sealer()]
  try {
    await until('the first is sealed', async () => (await verify()).seals === 1)
    await write('while they run')
    await until('the second is sealed', async () => (await verify()).seals === 2)
    await until('it is checked', async () => (await owner.selectFrom('log_check').selectAll().execute()).length > 0)
  } finally {
    await Promise.all([one.stop(), other.stop()])
  }
  expect(await verify()).toMatchObject({ faults: [], waiting: 0 })
  const checks = await owner.selectFrom('log_check').select('faults').execute()
  expect(checks).toEqual([{ faults: [] }])
  const told = [...one.lines, ...other.lines].filter(({ msg }) => msg === 'log sealed').map(({ seal }) => seal)
  expect(told.toSorted()).toEqual([1, 2])
})

test('a chain that was cut off while a worker runs is not continued', async () => {
  const worker = sealer()
  const intruder = openOwner(url, 1)
  try {
    await write('third')
    await until('it is sealed', async () => worker.lines.some(({ seal }) => seal === 3))
    await intruder.connection().execute(async (db) => {
      await sql`set session_replication_role = replica`.execute(db)
      await sql`with seal as (delete from log_seal where number = 3 returning position),
        anchor as (delete from log_anchor where last_seal = 3)
        delete from action_log where position in (select position from seal)`.execute(db)
    })
    await write('after the cut')
    await until('it says so', async () => worker.lines.some(({ msg }) => msg === 'log not sealed'))
    expect(await verify()).toMatchObject({ seals: 2, waiting: 1 })
  } finally {
    await Promise.all([worker.stop(), intruder.destroy()])
  }
})

test('nor does a worker that starts after it, which reads the place in its file, and the check says so', async () => {
  expect(await readFile(headFile, 'utf8')).toMatch(/^3:[0-9a-f]{64}\n$/)
  const worker = sealer()
  try {
    await until('it says so', async () => worker.lines.some(({ msg }) => msg === 'log not sealed'))
    const newest = () =>
      owner.selectFrom('log_check').select('faults').orderBy('checked_at', 'desc').limit(1).executeTakeFirstOrThrow()
    await until('the check', async () => JSON.stringify((await newest()).faults).includes('taken-back'))
  } finally {
    await worker.stop()
  }
  expect(await verify()).toMatchObject({ seals: 2, waiting: 1 })
})
