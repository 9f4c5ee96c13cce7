import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'
import { expect, test } from './harness/cauce.ts'
import { signInByForm, signInQuietly } from './harness/pages.ts'
import { agentEmail, call, send, signIn } from './harness/sell.ts'

const stranger = 'claire.fontaine@ecole-lumiere.example'
const traces = /\n\s+at |node_modules|\.ts\b|select .* from|Error:/

/** The last thing that somebody did: whatever changes anything is logged. Processes of earlier sales go on meanwhile. */
const lastDeed = async (db: Db) =>
  (
    await sql<{ position: number }>`
      select max(position) as position from action_log where actor_role <> 'system'`.execute(db)
  ).rows[0]?.position

test('an unknown address says so inside the shell, and leads back', async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
  for (const address of ['/nowhere', '/financings/not-an-id', `/financings/${crypto.randomUUID()}`]) {
    await page.goto(address)
    await expect(page.getByText('Puede que la dirección esté mal escrita', { exact: false })).toBeVisible()
  }
  await page.getByRole('main').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/financings/)
})

test("another merchant's financing is not there, by its address and by every procedure", async ({
  page,
  request,
  cauce,
  agent,
  db,
}) => {
  const { id } = await send(cauce, agent)
  await signInQuietly(page, cauce, stranger)
  await page.goto(`/financings/${id}`)
  await expect(page.getByRole('heading', { name: 'page' }).or(page.getByRole('heading').first())).toBeVisible()
  await expect(page.getByText('Remedios')).toHaveCount(0)

  const { headers } = await signIn(cauce, stranger)
  const before = await lastDeed(db)
  const calls: [string, object][] = [
    ['get', { id }],
    ['timeline', { id }],
    ['resendLink', { id }],
    ['withdraw', { id }],
    ['addNote', { id, body: 'x' }],
    ['archive', { ids: [id] }],
    ['sendAgain', { id }],
  ]
  for (const [procedure, input] of calls) {
    const answer = await request.post(`/trpc/financings.${procedure}`, {
      headers: { ...headers, origin: cauce.backoffice, 'idempotency-key': crypto.randomUUID() },
      data: input,
    })
    expect([403, 404], procedure).toContain(answer.status())
    expect(await answer.text(), procedure).not.toMatch(traces)
  }
  expect(await lastDeed(db)).toBe(before)
})

test('a session that ended leads to the sign-in and back to where one was', async ({ page, cauce, db }) => {
  await signInByForm(page, cauce)
  await page.goto('/settings')
  const session = (await page.context().cookies()).find(({ name }) => /session/i.test(name))
  expect(session?.httpOnly).toBe(true)
  await db.deleteFrom('session').where('user_id', 'in', userOf(db, agentEmail)).execute()
  await page.reload()
  await expect(page.getByText('La sesión ha terminado.', { exact: false })).toBeVisible()
})

test('another session of one’s own is ended alone, and opens nothing more', async ({ page, cauce, db }) => {
  const me = 'ana.ruiz@academia-norte.example'
  await db.deleteFrom('session').where('user_id', 'in', userOf(db, me)).execute()
  await signInQuietly(page, cauce, me)
  const { headers } = await signIn(cauce, me)
  const ask = () => call(cauce.backoffice, 'access.me', undefined, headers)
  await ask()
  await page.goto('/settings')
  await page.getByRole('button', { name: /^Cerrar la sesión de/ }).click()
  await expect(page.getByText('Sesión cerrada', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Cerrar la sesión de/ })).toHaveCount(0)
  await expect(ask()).rejects.toThrow('access.me answered 401')
  await page.reload()
  await expect(page.getByText('Sesiones abiertas')).toBeVisible()
})

const userOf = (db: Db, email: string) => db.selectFrom('app_user').select('id').where('email', '=', email)

test('whatever is wrong with a request is answered clearly, and changes nothing', async ({
  request,
  cauce,
  agent,
  db,
}) => {
  const before = await lastDeed(db)
  const good = { ...agent.headers, origin: cauce.backoffice, 'content-type': 'application/json' }
  const faults: [string, string, Record<string, string>, string, number, string][] = [
    ['malformed JSON', 'financings.send', good, '{"reference":', 400, 'bad-input'],
    ['nothing of what is needed', 'financings.send', good, '{}', 400, 'bad-input'],
    ['an oversized body', 'financings.send', good, JSON.stringify({ a: 'x'.repeat(3_000_000) }), 413, 'body-too-large'],
    ['a form', 'financings.archive', { ...good, 'content-type': 'text/plain' }, '{}', 415, 'wrong-content-type'],
    [
      'a foreign origin',
      'financings.archive',
      { ...good, origin: 'https://evil.example' },
      '{}',
      403,
      'foreign-origin',
    ],
    ['no session', 'financings.list', { ...good, cookie: '' }, '{}', 401, 'not-signed-in'],
    ['an unknown procedure', 'financings.everything', good, '{}', 404, 'not-found'],
  ]
  for (const [fault, procedure, headers, data, status, code] of faults) {
    const answer = await request.post(`/trpc/${procedure}`, { headers, data: Buffer.from(data) })
    const text = await answer.text()
    expect(answer.status(), `${fault}: ${text}`).toBe(status)
    const { error } = JSON.parse(text)
    expect(error.data.code, fault).toBe(code)
    expect(error.data.requestId, fault).toBeTruthy()
    expect(text, fault).not.toMatch(traces)
  }
  expect(await lastDeed(db)).toBe(before)
})

test('the checkout refuses the same, and knows no other procedures', async ({ request, cauce, agent, db }) => {
  const before = await lastDeed(db)
  const good = { origin: cauce.checkout, 'content-type': 'application/json' }
  const faults: [string, Record<string, string>, string, number, string][] = [
    ['checkout.open', good, '{"token":', 400, 'bad-input'],
    ['checkout.open', good, JSON.stringify({ token: 'A'.repeat(43) }), 404, 'link-unknown'],
    ['checkout.begin', { ...good, origin: 'https://evil.example' }, '{}', 403, 'foreign-origin'],
    ['financings.list', { ...good, ...agent.headers }, '{}', 404, 'not-found'],
  ]
  for (const [procedure, headers, data, status, code] of faults) {
    const answer = await request.post(`${cauce.checkout}/trpc/${procedure}`, { headers, data: Buffer.from(data) })
    const text = await answer.text()
    expect(answer.status(), text).toBe(status)
    expect(JSON.parse(text).error.data.code, procedure).toBe(code)
    expect(text).not.toMatch(traces)
  }
  expect(await lastDeed(db)).toBe(before)
})
