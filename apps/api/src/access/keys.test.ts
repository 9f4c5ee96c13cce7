import type { NewKey } from '@cauce/domain/access/keys'
import { keyScopes, type Permission } from '@cauce/domain/access/permissions'
import { testMerchant } from '@cauce/operations/testing/merchant'
import { until } from '@cauce/testing/until'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Serving, serve } from '../serving.ts'
import { insertMerchant, insertUser, testApi } from '../testing/api.ts'
import { wrongKeysPerAddress } from './key-failures.ts'

const api = await testApi()
const inProduction = await testApi({ production: true })
const { owner, codeOf } = api
const norte = await testMerchant(owner)
const sur = await insertMerchant(api, 'Sur')
const ana = await insertUser(api, { email: 'ana@example.com', merchantId: norte.id })
await insertUser(api, { email: 'luis@example.com', merchantId: sur })
const cookie = await api.signIn('ana@example.com')

let serving: Serving
beforeAll(async () => {
  serving = await serve(api.api.backOffice, 0)
})
afterAll(() => serving.stop(0))

const dataOf = async (answer: Response) => JSON.parse(await answer.text()).result.data

/** Asks as somebody signed in. */
const asPerson = (name: string, input?: unknown, headers: Record<string, string> = {}) =>
  api.post(`/trpc/${name}`, input, { cookie, headers })

/** Calls as a service does: a key, and neither a cookie nor an origin. */
const asService = (key: string, name: string, input?: unknown, headers: Record<string, string> = {}) =>
  api.api.backOffice.request(`${api.origin}/trpc/${name}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.9',
      ...headers,
    },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  })

async function newKey(scopes: readonly Permission[] = keyScopes, more: Partial<z.input<typeof NewKey>> = {}) {
  const answer = await asPerson('keys.create', { name: 'Web shop', scopes, ...more })
  expect(answer.status).toBe(200)
  return (await dataOf(answer)) as { id: string; key: string }
}

test('a key may what its scopes say, and no more', async () => {
  const { key } = await newKey(['financings.read'])
  expect((await asService(key, 'financings.list', {})).status).toBe(200)
  const sent = await asService(key, 'financings.send', norte.sale())
  expect([sent.status, await codeOf(sent)]).toEqual([403, 'forbidden'])
  const made = await asService(key, 'keys.create', { name: 'x', scopes: ['financings.send'] })
  expect(await codeOf(made)).toBe('forbidden')
})

test('a sale sent by a key bears its name as the agent’s, in the log and on the timeline', async () => {
  const { id: keyId, key } = await newKey()
  const { id } = await dataOf(await asService(key, 'financings.send', norte.sale()))
  expect(await dataOf(await asPerson('financings.get', { id }))).toMatchObject({
    agentId: keyId,
    agentName: 'Web shop',
  })
  const { agents } = await dataOf(await asPerson('financings.options'))
  expect(agents).toContainEqual({ id: keyId, name: 'Web shop', centreIds: [] })
  const timeline = await dataOf(await asPerson('financings.timeline', { id }))
  expect(timeline.at(-1)).toMatchObject({ action: 'financing.send', actor: { kind: 'user', name: 'Web shop' } })
  const lines = await owner
    .selectFrom('action_log')
    .select(['actor_id', 'actor_role', 'ip'])
    .where('subject_id', '=', id)
    .execute()
  expect(lines).toEqual([{ actor_id: keyId, actor_role: 'service', ip: '203.0.113.9' }])
})

test('a revoked key opens nothing from that moment on, and revoking it again changes nothing', async () => {
  const { id, key } = await newKey()
  expect((await asService(key, 'financings.list', {})).status).toBe(200)
  expect((await asPerson('keys.revoke', { id })).status).toBe(200)
  const refused = await asService(key, 'financings.list', {})
  expect([refused.status, await codeOf(refused)]).toEqual([401, 'key-revoked'])
  expect((await asPerson('keys.revoke', { id })).status).toBe(200)
  const lines = await owner.selectFrom('action_log').select('action').where('subject_id', '=', id).execute()
  expect(lines.map(({ action }) => action)).toEqual(['keys.create', 'keys.revoke'])
})

test('a live stream opened with a key ends when the key is revoked', async () => {
  const { id, key } = await newKey()
  const stream = await fetch(`http://localhost:${serving.port}/trpc/live.changes`, {
    headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
  })
  let heard = ''
  const ended = (async () => {
    for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString()
  })()
  await until('the stream', async () => heard.includes('opened'))
  await asPerson('keys.revoke', { id })
  api.api.wake()
  await ended
  expect(heard).toContain('key-revoked')
})

test('a key is refused once it has run out, and one whose end is past is not made', async () => {
  const { id, key } = await newKey(keyScopes, { expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
  expect((await asService(key, 'financings.list', {})).status).toBe(200)
  await owner.updateTable('api_key').set({ expires_at: '2020-01-01' }).where('id', '=', id).execute()
  expect(await codeOf(await asService(key, 'financings.list', {}))).toBe('key-expired')
  const past = await asPerson('keys.create', { name: 'x', scopes: keyScopes, expiresAt: '2020-01-01T00:00:00Z' })
  expect(await codeOf(past)).toBe('bad-input')
})

test('a key and a session together are refused, since it is not clear who acts', async () => {
  const { key } = await newKey()
  const both = await asService(key, 'financings.list', {}, { cookie })
  expect([both.status, await codeOf(both)]).toEqual([400, 'key-with-session'])
})

test('a key opens procedures only: no export, no change of a password', async () => {
  const { key } = await newKey()
  for (const path of ['/exports/financings', '/auth/change-password'])
    expect((await api.post(path, {}, { headers: { authorization: `Bearer ${key}` } })).status).toBe(401)
})

test('another merchant neither sees nor revokes a key, nor does the key see another merchant', async () => {
  const { id, key } = await newKey()
  const luis = await api.signIn('luis@example.com')
  const asLuis = (name: string, input?: unknown) => api.post(`/trpc/${name}`, input, { cookie: luis })
  expect(await dataOf(await asLuis('keys.list'))).toEqual([])
  expect(await codeOf(await asLuis('keys.revoke', { id }))).toBe('not-found')
  const options = await dataOf(await asService(key, 'financings.options'))
  expect(options.merchant.id).toBe(norte.id)
})

test('the key is shown once and kept nowhere, and a repeated request makes no second one', async () => {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const ask = () => asPerson('keys.create', { name: 'Once', scopes: ['financings.read'] }, headers)
  const { id, key } = await dataOf(await ask())
  expect(key).toMatch(/^cauce_key_[\w-]{43}$/)
  expect(await dataOf(await ask())).toEqual({ id, key: null })
  for (const table of ['api_key', 'idempotency_key', 'action_log', 'app_user'] as const)
    expect(JSON.stringify(await owner.selectFrom(table).selectAll().execute()), table).not.toContain(key)
  const keys = await dataOf(await asPerson('keys.list'))
  expect(keys.filter(({ name }: { name: string }) => name === 'Once')).toHaveLength(1)
  expect(JSON.stringify(keys)).not.toContain(key)
})

test('its last use is noted, once a minute at most', async () => {
  const { id, key } = await newKey()
  const lastUse = async () =>
    (await owner.selectFrom('api_key').select('last_used_at').where('id', '=', id).executeTakeFirstOrThrow())
      .last_used_at
  expect(await lastUse()).toBeNull()
  await asService(key, 'financings.list', {})
  const first = await lastUse()
  expect(first).not.toBeNull()
  await asService(key, 'financings.list', {})
  expect(await lastUse()).toBe(first)
  await owner.updateTable('api_key').set({ last_used_at: '2020-01-01' }).where('id', '=', id).execute()
  await asService(key, 'financings.list', {})
  expect((await lastUse())! >= first!).toBe(true)
})

test('nobody gives a key what they may not do themselves', async () => {
  await owner
    .updateTable('app_user')
    .set({ role: 'additional-administrator', rights: ['keys.manage'] })
    .where('id', '=', ana)
    .execute()
  const make = (scopes: Permission[]) => asPerson('keys.create', { name: 'x', scopes })
  expect((await make(['financings.read'])).status).toBe(200)
  expect(await codeOf(await make(['financings.read', 'services.manage']))).toBe('forbidden')
  await owner
    .updateTable('app_user')
    .set({ role: 'merchant-administrator', rights: [] })
    .where('id', '=', ana)
    .execute()
})

test('keys that do not exist are counted by address, and a right one from there still opens', async () => {
  const { key } = await newKey()
  const from = { 'x-forwarded-for': '203.0.113.200' }
  const wrong = (nth: number) => asService(`cauce_key_${'x'.repeat(40)}${100 + nth}`, 'financings.list', {}, from)
  for (let nth = 0; nth < wrongKeysPerAddress; nth++) expect(await codeOf(await wrong(nth))).toBe('key-unknown')
  const refused = await wrong(wrongKeysPerAddress)
  expect([refused.status, await codeOf(refused)]).toEqual([429, 'too-many-attempts'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await asService(key, 'financings.list', {}, from)).status).toBe(200)
})

test('a key of the demo data opens nothing in production', async () => {
  const merchant = await testMerchant(inProduction.owner)
  await insertUser(inProduction, { email: 'eva@example.com', merchantId: merchant.id })
  const session = await inProduction.signIn('eva@example.com')
  const answer = await inProduction.post('/trpc/keys.create', { name: 'K', scopes: keyScopes }, { cookie: session })
  const { id, key } = await dataOf(answer)
  const call = () =>
    inProduction.post('/trpc/financings.list', {}, { headers: { authorization: `Bearer ${key}`, origin: '' } })
  expect((await call()).status).toBe(200)
  await inProduction.owner.updateTable('app_user').set({ demo: true }).where('id', '=', id).execute()
  expect(await codeOf(await call())).toBe('key-unknown')
})
