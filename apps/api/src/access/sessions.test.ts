import { beforeEach, expect, test } from 'vitest'
import { insertMerchant, insertUser, password, testApi } from '../testing/api.ts'

const api = await testApi()
const merchantId = await insertMerchant(api)
const ana = await insertUser(api, { email: 'ana@example.com', merchantId, role: 'sales-agent' })
await insertUser(api, { email: 'luis@example.com', merchantId })
await insertUser(api, { email: 'ops@example.com', merchantId: null, role: 'ops' })

beforeEach(async () => {
  await api.owner.deleteFrom('session').execute()
  await api.owner.deleteFrom('sign_in_attempt').execute()
})

const call = async (procedure: string, cookie: string, input?: unknown) => {
  const answer = await api.post(`/trpc/${procedure}`, input, { cookie })
  const { result, error } = JSON.parse(await answer.text())
  return { status: answer.status, data: result?.data, code: error?.data.code }
}
const logged = () =>
  api.owner
    .selectFrom('action_log')
    .select(['action', 'actor_id', 'subject_kind', 'ip', 'device'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()

test('me says who is signed in, in which merchant, with which permissions', async () => {
  const { data } = await call('access.me', await api.signIn('ana@example.com'))
  expect(data).toMatchObject({
    user: { id: ana, email: 'ana@example.com', role: 'sales-agent', locale: 'es' },
    merchant: { id: merchantId, timeZone: 'Europe/Madrid' },
    processesUrl: null,
    changesAfter: expect.stringMatching(/^\d+-\d+$/),
  })
  expect(data.permissions).toContain('financings.send')
  expect(data.permissions).not.toContain('processes.open')
})

test('those who may open processes are told where', async () => {
  const { data } = await call('access.me', await api.signIn('ops@example.com'))
  expect(data).toMatchObject({ merchant: null, centres: [], processesUrl: 'http://localhost:8233' })
})

test('one sees the own sessions, each with its device, and which is in use', async () => {
  const cookie = await api.signIn('ana@example.com', { address: '192.0.2.1' })
  await api.signIn('ana@example.com')
  await api.signIn('luis@example.com')
  const { data } = await call('access.sessions', cookie)
  expect(data).toHaveLength(2)
  const used = data.filter((session: { current: boolean }) => session.current)
  expect(used).toMatchObject([{ ip: '192.0.2.1', device: 'test browser' }])
})

test('an ended session opens nothing from then on', async () => {
  const kept = await api.signIn('ana@example.com')
  const ended = await api.signIn('ana@example.com')
  const { data: sessions } = await call('access.sessions', kept)
  const other = sessions.find((session: { current: boolean }) => !session.current)
  expect((await call('access.endSession', kept, { id: other.id })).status).toBe(200)
  expect((await call('access.me', ended)).code).toBe('not-signed-in')
  expect((await call('access.me', kept)).status).toBe(200)
  expect(await logged()).toMatchObject({ action: 'access.end-session', actor_id: ana, subject_kind: 'session' })
})

test('nobody ends a session of somebody else', async () => {
  const anas = await api.signIn('ana@example.com')
  const luis = await api.signIn('luis@example.com')
  const { data: sessions } = await call('access.sessions', luis)
  const before = await api.contents()
  expect((await call('access.endSession', anas, { id: sessions[0].id })).code).toBe('not-found')
  expect(await api.contents()).toBe(before)
})

test('ending the others keeps this one', async () => {
  const kept = await api.signIn('ana@example.com')
  const others = [await api.signIn('ana@example.com'), await api.signIn('ana@example.com')]
  expect((await call('access.endOtherSessions', kept)).data.ids).toHaveLength(2)
  for (const other of others) expect((await call('access.me', other)).code).toBe('not-signed-in')
  expect((await call('access.me', kept)).status).toBe(200)
})

test('signing out ends the session, takes the cookie away, and is in the log', async () => {
  const cookie = await api.signIn('ana@example.com')
  const answer = await api.post('/auth/sign-out', undefined, { cookie })
  expect(answer.headers.getSetCookie()[0]).toMatch(/^cauce\.session=; Max-Age=0/)
  expect((await call('access.me', cookie)).code).toBe('not-signed-in')
  expect(await logged()).toMatchObject({
    action: 'access.sign-out',
    actor_id: ana,
    ip: '198.51.100.7',
    device: 'test browser',
  })
})

test('signing in is in the log', async () => {
  await api.signIn('ana@example.com')
  expect(await logged()).toMatchObject({
    action: 'access.sign-in',
    actor_id: ana,
    subject_kind: 'session',
    ip: '198.51.100.7',
  })
})

test('a changed role and a disabled user count at the next request', async () => {
  const cookie = await api.signIn('luis@example.com')
  const luis = api.owner.updateTable('app_user').where('email', '=', 'luis@example.com')
  await luis.set({ role: 'support-agent' }).execute()
  expect((await call('access.me', cookie)).data.permissions).not.toContain('financings.send')
  await luis.set({ disabled_at: '2026-11-22T00:00:00.000Z' }).execute()
  expect((await call('access.me', cookie)).code).toBe('not-signed-in')
  await luis.set({ role: 'merchant-administrator', disabled_at: null }).execute()
})

test('use prolongs a session, at most once an hour, and its cookie with it', async () => {
  const cookie = await api.signIn('ana@example.com')
  const sent = () => api.post('/trpc/access.me', undefined, { cookie })
  expect((await sent()).headers.getSetCookie()).toEqual([])
  const old = { updated_at: new Date(Date.now() - 3_700_000).toISOString(), expires_at: inMinutes(5) }
  await api.owner.updateTable('session').set(old).execute()
  expect((await sent()).headers.getSetCookie()[0]).toBe(`${cookie}; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax`)
  expect((await sent()).headers.getSetCookie()).toEqual([])
  const { expires_at } = await api.owner.selectFrom('session').select('expires_at').executeTakeFirstOrThrow()
  expect(expires_at > inMinutes(11 * 60)).toBe(true)
})

test('a session that ran out opens nothing', async () => {
  const cookie = await api.signIn('ana@example.com')
  await api.owner
    .updateTable('session')
    .set({ expires_at: inMinutes(-1) })
    .execute()
  expect((await call('access.me', cookie)).code).toBe('not-signed-in')
})

test('a password is changed by whoever knows the current one, which ends the other sessions', async () => {
  const used = await api.signIn('luis@example.com')
  const other = await api.signIn('luis@example.com')
  const change = (currentPassword: string, newPassword: string) =>
    api.post('/auth/change-password', { currentPassword, newPassword }, { cookie: used })

  const before = await api.owner.selectFrom('account').select('password').orderBy('id').execute()
  expect(await api.codeOf(await change('wrong', 'a new long password'))).toBe('wrong-password')
  const short = JSON.parse(await (await change(password, 'short')).text())
  expect(short.error.data.fields).toEqual({ newPassword: 'password-too-short' })
  expect(await api.owner.selectFrom('account').select('password').orderBy('id').execute()).toEqual(before)
  expect((await call('access.me', other)).status).toBe(200)

  expect((await change(password, 'a new long password')).status).toBe(200)
  expect((await call('access.me', used)).status).toBe(200)
  expect((await call('access.me', other)).code).toBe('not-signed-in')
  const old = await api.post('/auth/sign-in/email', { email: 'luis@example.com', password })
  expect(old.status).toBe(401)
  const fresh = { email: 'luis@example.com', password: 'a new long password' }
  expect((await api.post('/auth/sign-in/email', fresh)).status).toBe(200)
  const actions = await api.owner
    .selectFrom('action_log')
    .select('action')
    .where('action', '=', 'access.change-password')
    .execute()
  expect(actions).toHaveLength(1)
})

test('guessing the current password ends after five failures', async () => {
  const cookie = await api.signIn('ana@example.com')
  const guess = () =>
    api.post('/auth/change-password', { currentPassword: 'wrong', newPassword: 'a new long password' }, { cookie })
  for (let nth = 0; nth < 5; nth++) expect((await guess()).status).toBe(409)
  expect((await guess()).status).toBe(429)
})

test('nobody changes a password without a session', async () => {
  const before = await api.contents()
  const answer = await api.post('/auth/change-password', { currentPassword: password, newPassword: 'another long one' })
  expect(answer.status).toBe(401)
  expect(await api.contents()).toBe(before)
})

test('the language is kept with the user', async () => {
  const cookie = await api.signIn('ana@example.com')
  expect((await call('access.setLocale', cookie, { locale: 'fr' })).status).toBe(200)
  expect((await call('access.me', cookie)).data.user.locale).toBe('fr')
  expect((await call('access.setLocale', cookie, { locale: 'xx' })).code).toBe('bad-input')
})

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString()
