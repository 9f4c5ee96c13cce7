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

  expect(await forgetStale(owner, now)).toEqual({ idempotencyKeys: 1, sessions: 1, signInAttempts: 1 })
  const left = await Promise.all([
    owner.selectFrom('idempotency_key').select('key').execute(),
    owner.selectFrom('session').select('token').execute(),
    owner.selectFrom('sign_in_attempt').select('failures').execute(),
  ])
  expect(left).toEqual([[{ key: 'new-key-1' }], [{ token: 'open' }], [{ failures: 3 }]])
  expect(await forgetStale(owner, now)).toEqual({ idempotencyKeys: 0, sessions: 0, signInAttempts: 0 })
})
