import { describe, expect, test } from 'vitest'
import { insertMerchant, insertUser, type Sent, testApi } from './testing/api.ts'

const lines: string[] = []
const api = await testApi({ log: (line) => lines.push(line) })
await insertUser(api, { email: 'ana@example.com', merchantId: await insertMerchant(api) })
const cookie = await api.signIn('ana@example.com')

type Fault = { name: string; path: string; body?: unknown; sent?: Sent; status: number; code: string }

const json = { 'content-type': 'application/json' }
const faults: Fault[] = [
  {
    name: 'a foreign origin',
    path: '/trpc/access.setLocale',
    body: { locale: 'fr' },
    sent: { headers: { origin: 'https://elsewhere.example' } },
    status: 403,
    code: 'foreign-origin',
  },
  {
    name: 'a hidden origin',
    path: '/trpc/access.setLocale',
    body: { locale: 'fr' },
    sent: { headers: { origin: 'null' } },
    status: 403,
    code: 'foreign-origin',
  },
  {
    name: 'a form from a page',
    path: '/trpc/access.endOtherSessions',
    body: 'a=1',
    sent: { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    status: 415,
    code: 'wrong-content-type',
  },
  {
    name: 'a multipart form, which an action without input would take',
    path: '/trpc/access.endOtherSessions',
    body: '--x--',
    sent: { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    status: 415,
    code: 'wrong-content-type',
  },
  {
    name: 'plain text at sign-in',
    path: '/auth/sign-in/email',
    body: '{}',
    sent: { headers: { 'content-type': 'text/plain' } },
    status: 415,
    code: 'wrong-content-type',
  },
  {
    name: 'an oversized body',
    path: '/trpc/access.setLocale',
    body: { locale: 'fr', padding: 'x'.repeat(300_000) },
    status: 413,
    code: 'body-too-large',
  },
  {
    name: 'an oversized sign-in',
    path: '/auth/sign-in/email',
    body: { email: 'ana@example.com', password: 'x'.repeat(20_000) },
    status: 413,
    code: 'body-too-large',
  },
  {
    name: 'JSON that is cut off',
    path: '/trpc/access.setLocale',
    body: '{"locale":',
    status: 400,
    code: 'bad-input',
  },
  { name: 'cut-off JSON at sign-in', path: '/auth/sign-in/email', body: '{"email":', status: 400, code: 'bad-input' },
  { name: 'a wrong value', path: '/trpc/access.setLocale', body: { locale: 'xx' }, status: 400, code: 'bad-input' },
  { name: 'a wrong type', path: '/trpc/access.setLocale', body: [1], status: 400, code: 'bad-input' },
  { name: 'an unknown procedure', path: '/trpc/access.become', body: {}, status: 404, code: 'not-found' },
  { name: 'a name of every object', path: '/trpc/constructor', body: {}, status: 404, code: 'not-found' },
  { name: 'no procedure at all', path: '/trpc', body: {}, status: 404, code: 'not-found' },
  { name: 'an unknown way in', path: '/auth/become', body: {}, status: 404, code: 'not-found' },
  { name: 'an unknown export', path: '/exports/everything', body: {}, status: 404, code: 'not-found' },
  { name: 'an unknown vendor', path: '/webhooks/nobody', body: {}, status: 404, code: 'not-found' },
  {
    name: 'an action among others in one request',
    path: '/trpc/access.me,access.endOtherSessions?batch=1',
    body: {},
    status: 400,
    code: 'bad-input',
  },
  {
    name: 'eleven questions in one request',
    path: `/trpc/${Array(11).fill('access.me').join(',')}?batch=1`,
    body: {},
    status: 400,
    code: 'bad-input',
  },
  {
    name: 'an idempotency key that is too short',
    path: '/trpc/access.setLocale',
    body: { locale: 'fr' },
    sent: { headers: { 'idempotency-key': 'short' } },
    status: 400,
    code: 'bad-input',
  },
  {
    name: 'an action without a session',
    path: '/trpc/access.setLocale',
    body: { locale: 'fr' },
    sent: { cookie: 'cauce.session=nothing' },
    status: 401,
    code: 'not-signed-in',
  },
]

describe.each(faults)('$name', ({ path, body, sent, status, code }) => {
  test(`is answered ${status} ${code}, and changes nothing`, async () => {
    const before = await api.contents()
    const answer = await api.post(path, body, { cookie, ...sent })
    const text = await answer.text()
    expect(answer.status).toBe(status)
    const { error } = JSON.parse(text)
    expect(error.data.code).toBe(code)
    expect(error.data.requestId).toBe(answer.headers.get('x-request-id'))
    expect(text).not.toMatch(/ {4}at |node_modules|Error:|\.ts\b/)
    expect(await api.contents()).toBe(before)
  })
})

test('questions in an address are refused, since addresses end up in logs', async () => {
  const answer = await api.api.backOffice.request(`${api.origin}/trpc/access.me`, { headers: { cookie } })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('POST')
})

test('ten questions may share a request', async () => {
  const path = `/trpc/${Array(10).fill('access.me').join(',')}?batch=1`
  const answer = await api.post(path, {}, { cookie })
  expect(answer.status).toBe(200)
  expect(JSON.parse(await answer.text())).toHaveLength(10)
})

test('a failure of ours is said without its insides, and is found in the log by its id', async () => {
  await api.owner.schema.alterTable('app_user').renameTo('app_user_gone').execute()
  try {
    const answer = await api.post('/trpc/access.me', undefined, { cookie })
    expect(answer.status).toBe(500)
    const { error } = JSON.parse(await answer.text())
    expect(error).toEqual({
      message: 'internal',
      code: -32603,
      data: { httpStatus: 500, code: 'internal', details: {}, fields: {}, requestId: expect.any(String) },
    })
    expect(lines.some((line) => line.includes(error.data.requestId) && line.includes('42P01'))).toBe(true)
  } finally {
    await api.owner.schema.alterTable('app_user_gone').renameTo('app_user').execute()
  }
})

test('the log holds neither bodies nor queries, cookies or addresses of people', async () => {
  lines.length = 0
  await api.post('/auth/sign-in/email', { email: 'ana@example.com', password: 'secret words' })
  await api.post('/trpc/access.setLocale?locale=hidden', { locale: 'xx' }, { cookie })
  await api.api.backOffice.request(`${api.origin}/financings/ana-ruiz?q=34600000000`)
  await api.api.checkout.request(`${api.checkoutOrigin}/some-token-in-a-path`)
  expect(lines.length).toBeGreaterThanOrEqual(4)
  const written = lines.join('\n')
  for (const secret of ['ana', 'secret words', 'hidden', '34600000000', 'some-token', 'session', '198.51.100.7'])
    expect(written).not.toContain(secret)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'POST', route: '/auth/sign-in/email', status: 401 })
})

test('the checkout answers to its own origin only, with the checkout procedures and no cookie', async () => {
  const send = (procedure: string, headers: Record<string, string> = {}) =>
    api.api.checkout.request(`${api.checkoutOrigin}/trpc/${procedure}`, {
      method: 'POST',
      headers: { origin: api.checkoutOrigin, ...json, ...headers },
      body: '{}',
    })
  expect((await send('access.me', { cookie })).status).toBe(404)
  expect((await send('financings.list', { cookie })).status).toBe(404)
  expect((await send('checkout.status', { origin: api.origin })).status).toBe(403)
  expect((await send('checkout.status')).headers.getSetCookie()).toEqual([])
})

describe('headers of every answer', () => {
  test('let nothing run or frame the back office but itself', async () => {
    const answer = await api.api.backOffice.request(`${api.origin}/financings`)
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self' 'sha256-")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('strict-transport-security')).toBeNull()
  })

  test("let the acquirer's script and frame into the checkout only", async () => {
    const policy = (await api.api.checkout.request(`${api.checkoutOrigin}/`)).headers.get('content-security-policy')
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+' http:\/\/cards\.example/)
    expect(policy).toContain('frame-src http://cards.example')
    expect(policy).toContain("connect-src 'self' http://cards.example")
  })
})
