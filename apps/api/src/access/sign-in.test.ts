import { beforeEach, describe, expect, test, vi } from 'vitest'
import { cookieOf, insertMerchant, insertUser, password, testApi } from '../testing/api.ts'
import { failuresPerAccount, failuresPerAddress, failuresPerSharedAddress } from './sign-in-limits.ts'

/** What Argon2 was asked to compute, the oldest first: algorithm, version, memory, passes and lanes of each. */
const argon2Work = vi.hoisted((): string[] => [])
vi.mock('@node-rs/argon2', async (importActual) => {
  const argon2 = await importActual<typeof import('@node-rs/argon2')>()
  const worked = (hash: string) => argon2Work.push(hash.split('$').slice(0, 4).join('$'))
  return {
    ...argon2,
    async hash(...asked: Parameters<typeof argon2.hash>) {
      const hash = await argon2.hash(...asked)
      worked(hash)
      return hash
    },
    verify(...asked: Parameters<typeof argon2.verify>) {
      worked(String(asked[0]))
      return argon2.verify(...asked)
    },
  }
})

const api = await testApi()
const secure = await testApi({ origin: 'https://back.example', production: true })
const merchantId = await insertMerchant(api)
await insertUser(api, { email: 'ana@example.com', merchantId })
await insertUser(api, { email: 'disabled@example.com', merchantId, disabledAt: '2026-11-01T00:00:00.000Z' })
const secureMerchant = await insertMerchant(secure)
await insertUser(secure, { email: 'real@example.com', merchantId: secureMerchant })
await insertUser(secure, { email: 'demo@example.com', merchantId: secureMerchant, demo: true })

beforeEach(async () => {
  await api.owner.deleteFrom('sign_in_attempt').execute()
})

const tryPassword = (email: string, tried: string, address?: string) =>
  api.post('/auth/sign-in/email', { email, password: tried }, { ...(address && { address }) })

describe('the cookie', () => {
  test('over HTTPS is bound to this origin, secure, and out of reach of scripts', async () => {
    const answer = await secure.post('/auth/sign-in/email', { email: 'real@example.com', password })
    expect(answer.status).toBe(200)
    const [cookie = '', ...others] = answer.headers.getSetCookie()
    expect(others).toEqual([])
    expect(cookie).toMatch(/^__Host-cauce\.session=[^;]+; /)
    expect(cookie.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
  })

  test('on plain localhost has a plain name, since browsers refuse the prefix there', async () => {
    const [cookie = ''] = (await tryPassword('ana@example.com', password)).headers.getSetCookie()
    expect(cookie).toMatch(/^cauce\.session=/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).not.toMatch(/Secure/)
  })

  test('opens nothing when its signature is not ours', async () => {
    const cookie = await api.signIn('ana@example.com')
    const [name = '', value = ''] = cookie.split('=')
    const token = decodeURIComponent(value).split('.')[0] ?? ''
    for (const forged of [
      token,
      `${token}.`,
      `${token}.${'A'.repeat(43)}=`,
      `x${decodeURIComponent(value)}`,
      '%E0%A4%A',
    ]) {
      const answer = await api.post('/trpc/access.me', undefined, { cookie: `${name}=${encodeURIComponent(forged)}` })
      expect(answer.status).toBe(401)
    }
    expect((await api.post('/trpc/access.me', undefined, { cookie })).status).toBe(200)
  })

  test('is not told to scripts in the answer', async () => {
    expect(await (await tryPassword('ana@example.com', password)).json()).toEqual({})
  })
})

describe('a wrong pair', () => {
  test('is answered the same, whichever part was wrong', async () => {
    const answers = [
      await tryPassword('ana@example.com', 'wrong'),
      await tryPassword('nobody@example.com', 'wrong'),
      await tryPassword('disabled@example.com', password),
    ]
    const bodies = await Promise.all(answers.map(async (answer) => JSON.parse(await answer.text())))
    for (const [index, { error }] of bodies.entries()) {
      expect(answers[index]?.status).toBe(401)
      expect(answers[index]?.headers.getSetCookie()).toEqual([])
      expect(error.data).toEqual({ ...bodies[0].error.data, requestId: error.data.requestId })
      expect(error.data.code).toBe('wrong-credentials')
    }
  })

  test('costs the same work for somebody unknown, so that time tells nothing', async () => {
    const workFor = async (email: string) => {
      argon2Work.length = 0
      await tryPassword(email, 'wrong')
      return [...argon2Work]
    }
    const once = ['$argon2id$v=19$m=19456,t=2,p=1']
    expect(await workFor('ana@example.com')).toEqual(once)
    expect(await workFor('disabled@example.com')).toEqual(once)
    expect(await workFor('nobody@example.com')).toEqual(once)
  })
})

describe('limits', () => {
  test.each(['ana@example.com', 'nobody@example.com'])(
    'hold %s after five failures, the right password too',
    async (email) => {
      for (let nth = 0; nth < failuresPerAccount; nth++)
        expect((await tryPassword(email, 'wrong', `198.51.100.${nth}`)).status).toBe(401)
      const held = await tryPassword(email.toUpperCase(), password, '198.51.100.99')
      expect(held.status).toBe(429)
      expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(800)
      expect(await api.codeOf(held)).toBe('too-many-attempts')
    },
  )

  test('hold who fails at an address with twenty failures, and everybody there after a hundred', async () => {
    const there = '203.0.113.9'
    for (let nth = 0; nth < failuresPerAddress; nth++)
      expect((await tryPassword(`${nth}@example.com`, 'wrong', there)).status).toBe(401)
    expect((await tryPassword('ana@example.com', password, there)).status).toBe(200)
    expect((await tryPassword('0@example.com', 'wrong', there)).status).toBe(429)
    expect((await tryPassword('nobody@example.com', 'wrong', there)).status).toBe(401)
    expect((await tryPassword('nobody@example.com', 'wrong', there)).status).toBe(429)

    const failures = failuresPerSharedAddress
    await api.owner.updateTable('sign_in_attempt').set({ failures }).where('failures', '>', 5).execute()
    expect((await tryPassword('ana@example.com', password, there)).status).toBe(429)
    expect((await tryPassword('another@example.com', 'wrong', there)).status).toBe(429)
    expect((await tryPassword('ana@example.com', password, '203.0.113.10')).status).toBe(200)
  })

  test('count attempts made at once one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, nth) => tryPassword('ana@example.com', 'wrong', `198.51.100.${nth}`)),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(failuresPerAccount)
  })

  test('end with their window', async () => {
    for (let nth = 0; nth <= failuresPerAccount; nth++) await tryPassword('ana@example.com', 'wrong')
    expect((await tryPassword('ana@example.com', password)).status).toBe(429)
    await api.owner.updateTable('sign_in_attempt').set({ window_started_at: '2026-01-01T00:00:00.000Z' }).execute()
    expect((await tryPassword('ana@example.com', password)).status).toBe(200)
  })

  test('are forgotten by a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let nth = 0; nth < failuresPerAccount - 1; nth++)
        await tryPassword('ana@example.com', 'wrong', `192.0.2.${nth}`)
      expect((await tryPassword('ana@example.com', password)).status).toBe(200)
    }
  })

  test('store neither the account nor the address', async () => {
    await tryPassword('ana@example.com', 'wrong')
    const { key } = await api.owner.selectFrom('sign_in_attempt').select('key').limit(1).executeTakeFirstOrThrow()
    expect(key).toHaveLength(32)
  })
})

test('demo users are refused in production like a wrong password', async () => {
  const answer = await secure.post('/auth/sign-in/email', { email: 'demo@example.com', password })
  expect(answer.status).toBe(401)
  expect(await secure.codeOf(answer)).toBe('wrong-credentials')
})

test('a session of a demo user opens nothing once the process is in production', async () => {
  const user = await secure.owner
    .selectFrom('app_user')
    .select('id')
    .where('email', '=', 'demo@example.com')
    .executeTakeFirstOrThrow()
  const real = await secure.signIn('real@example.com')
  expect((await secure.post('/trpc/access.me', undefined, { cookie: real })).status).toBe(200)
  await secure.owner.updateTable('session').set({ user_id: user.id }).execute()
  expect((await secure.post('/trpc/access.me', undefined, { cookie: real })).status).toBe(401)
})

test('signing in again ends the session the browser had', async () => {
  const first = await api.signIn('ana@example.com')
  const answer = await api.post('/auth/sign-in/email', { email: 'ana@example.com', password }, { cookie: first })
  expect((await api.post('/trpc/access.me', undefined, { cookie: first })).status).toBe(401)
  expect((await api.post('/trpc/access.me', undefined, { cookie: cookieOf(answer) })).status).toBe(200)
})

test('nobody signs up', async () => {
  const before = await api.contents()
  const answer = await api.post('/auth/sign-up/email', { name: 'X', email: 'x@example.com', password })
  expect(answer.status).toBe(404)
  expect(await api.contents()).toBe(before)
})

test('a browser without a session is told so without a refusal', async () => {
  const here = async (cookie = '') => {
    const answer = await api.api.backOffice.request(`${api.origin}/auth/here`, { headers: { cookie } })
    return [answer.status, await answer.json()]
  }
  expect(await here()).toEqual([200, { signedIn: false }])
  expect(await here(await api.signIn('ana@example.com'))).toEqual([200, { signedIn: true }])
})
