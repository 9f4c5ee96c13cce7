import { openOwner } from '@cauce/database/connection'
import { forgetStale } from '@cauce/database/forget-stale'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
afterAll(() => owner.destroy())

const now = '2026-11-22T12:00:00.000Z'
const before = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString()
const day = 24

test('what nobody needs any more goes, and everything else stays', async () => {
  const { id: user_id } = await owner
    .insertInto('app_user')
    .values({ role: 'ops', email: 'o@example.test', name: 'O', first_name: 'O', last_name: 'O', locale: 'es' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const key = (name: string, at: string) => ({ actor_id: user_id, key: name, operation: 'o', input_hash: name, at })
  const hashed = [key('old-key-1', before(7 * day + 1)), key('new-key-1', before(7 * day - 1))]
  await owner
    .insertInto('idempotency_key')
    .values(hashed.map((row) => ({ ...row, input_hash: Buffer.from(row.input_hash) })))
    .execute()
  await owner
    .insertInto('session')
    .values([
      { user_id, token: 'ended', expires_at: before(1) },
      { user_id, token: 'open', expires_at: before(-1) },
    ])
    .execute()
  await owner
    .insertInto('sign_in_attempt')
    .values([
      { key: Buffer.from('old'), failures: 3, window_started_at: before(day + 1) },
      { key: Buffer.from('new'), failures: 3, window_started_at: before(1) },
    ])
    .execute()

  await insertImports(user_id)

  const one = { idempotencyKeys: 1, sessions: 1, signInAttempts: 1, importPreviews: 1 }
  expect(await forgetStale(owner, now)).toEqual(one)
  const left = await Promise.all([
    owner.selectFrom('idempotency_key').select('key').execute(),
    owner.selectFrom('session').select('token').execute(),
    owner.selectFrom('sign_in_attempt').select('failures').execute(),
    owner
      .selectFrom('import')
      .innerJoin('import_part', 'import_id', 'id')
      .select('file_name')
      .orderBy('file_name')
      .execute(),
  ])
  expect(left).toEqual([
    [{ key: 'new-key-1' }],
    [{ token: 'open' }],
    [{ failures: 3 }],
    [{ file_name: 'new' }, { file_name: 'saved' }],
  ])
  const none = { idempotencyKeys: 0, sessions: 0, signInAttempts: 0, importPreviews: 0 }
  expect(await forgetStale(owner, now)).toEqual(none)
})

/** One read long ago and not saved, one read just now, and one that was saved. */
async function insertImports(userId: string): Promise<void> {
  const shape = { name: 'M', legal_name: 'M', tax_id: 'M', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }
  const { id: merchant_id } = await owner.insertInto('merchant').values(shape).returning('id').executeTakeFirstOrThrow()
  const read = (file_name: string, created_at: string) => ({
    ...{ merchant_id, kind: 'services', file_name, created_at, created_by: userId, header_row: 1, columns: '[]' },
    ...{ ignored_headers: [], adds: 0, updates: 0, same: 0, red: 1, file: Buffer.from('f'), sha256: Buffer.alloc(32) },
  })
  const longAgo = before(8 * day)
  const ids = await owner
    .insertInto('import')
    .values([
      { ...read('old', longAgo), state: 'previewed' },
      { ...read('new', before(6 * day)), state: 'previewed' },
      { ...read('saved', longAgo), state: 'saved', saved_at: longAgo, saved_by: userId },
    ])
    .returning('id')
    .execute()
  const parts = ids.map(({ id }) => ({
    import_id: id,
    merchant_id,
    first_row: 2,
    last_row: 2,
    green: 0,
    red: 1,
    rows: '[]',
  }))
  await owner.insertInto('import_part').values(parts).execute()
}
