import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { invitationToken } from '@cauce/operations/access/people/invitation-link'
import { testMerchant } from '@cauce/operations/testing/merchant'
import { expect, test } from 'vitest'
import { cookieOf, insertUser, password, testApi } from '../testing/api.ts'
import { wrongLinksPerAddress } from './invitation-limit.ts'

const api = await testApi()
const { owner, codeOf } = api
const norte = await testMerchant(owner)
await insertUser(api, { email: 'ana@example.com', merchantId: norte.id })
const cookie = await api.signIn('ana@example.com')
const linkKey = derivedKeys('a secret key of thirty-two bytes or more').link
let made = 0
const next = (): number => {
  made += 1
  return made
}

/** Somebody who was invited just now, with the token that their letter brings. */
async function invited() {
  const email = `invited-${next()}@example.com`
  const person = { email, firstName: 'Leo', lastName: 'Gil', locale: 'es', role: 'support-agent' }
  const answer = await api.post('/trpc/users.invite', person, { cookie })
  const { id } = JSON.parse(await answer.text()).result.data
  const tokenOf = (generation: number) => invitationToken(linkKey, id, generation)
  return { id, email, token: tokenOf(1), tokenOf }
}
const newPassword = 'a wholly new password'
const look = (token: string, from = `203.0.113.${next() % 200}`) =>
  api.post('/auth/invitation', { token }, { address: from })
const accept = (token: string, chosen = newPassword) =>
  api.post('/auth/invitation/accept', { token, newPassword: chosen }, { address: `198.18.0.${next() % 200}` })

test('a link says whom it invites, and a chosen password opens a session and the next sign-in', async () => {
  const { token, email, id } = await invited()
  expect(await (await look(token)).json()).toEqual({
    ...{ email, firstName: 'Leo', role: 'support-agent', merchantName: 'Academia Faro' },
  })
  const answer = await accept(token)
  expect(answer.status).toBe(200)
  const me = await api.post('/trpc/access.me', undefined, { cookie: cookieOf(answer) })
  expect(JSON.parse(await me.text()).result.data.user.email).toBe(email)
  expect((await api.post('/auth/sign-in/email', { email, password: newPassword })).status).toBe(200)
  const actions = await owner
    .selectFrom('action_log')
    .select('action')
    .where('actor_id', '=', id)
    .orderBy('position')
    .execute()
  expect(actions.map(({ action }) => action).slice(0, 2)).toEqual(['access.accept-invitation', 'access.sign-in'])
  expect(await codeOf(await look(token))).toBe('invitation-used')
})

test('before that nobody signs in as them, with whatever password', async () => {
  const { email } = await invited()
  const answer = await api.post('/auth/sign-in/email', { email, password }, { address: '203.0.113.250' })
  expect(await codeOf(answer)).toBe('wrong-credentials')
})

test('a link opens once, also for two at once', async () => {
  const { token, id } = await invited()
  const answers = await Promise.all([accept(token), accept(token, 'another password of mine')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await owner.selectFrom('account').select('id').where('user_id', '=', id).execute()).toHaveLength(1)
})

test('a link that is unknown, replaced, run out or of somebody shut out says so, and opens nothing', async () => {
  expect(await codeOf(await look('nothing-of-ours'))).toBe('invitation-unknown')
  const replaced = await invited()
  await api.post('/trpc/users.resendInvitation', { id: replaced.id }, { cookie })
  expect(await codeOf(await accept(replaced.token))).toBe('invitation-replaced')
  expect((await look(replaced.tokenOf(2))).status).toBe(200)
  const late = await invited()
  await owner.updateTable('invitation').set({ expires_at: '2020-01-01' }).where('user_id', '=', late.id).execute()
  expect(await codeOf(await accept(late.token))).toBe('invitation-expired')
  const out = await invited()
  await api.post('/trpc/users.disable', { id: out.id }, { cookie })
  expect(await codeOf(await accept(out.token))).toBe('invitation-revoked')
  const ids = [replaced.id, late.id, out.id]
  expect(await owner.selectFrom('account').select('id').where('user_id', 'in', ids).execute()).toEqual([])
})

test('a password that is too short is refused by the same rule as ever, and the link stays', async () => {
  const { token } = await invited()
  const answer = await accept(token, 'short')
  expect(JSON.parse(await answer.text()).error.data.fields).toEqual({ newPassword: 'password-too-short' })
  expect((await look(token)).status).toBe(200)
})

test('whoever tries many links is held up, and who holds a right one is not', async () => {
  const { token } = await invited()
  for (let tried = 0; tried < wrongLinksPerAddress; tried++) await look('nothing-of-ours', '192.0.2.9')
  expect(await codeOf(await look('nothing-of-ours', '192.0.2.9'))).toBe('too-many-attempts')
  expect((await look(token, '192.0.2.9')).status).toBe(200)
})
