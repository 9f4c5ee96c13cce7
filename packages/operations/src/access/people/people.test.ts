import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { ImportableRole } from '@cauce/domain/access/role-words'
import type { Actor } from '@cauce/domain/access/scope'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../../perform.ts'
import { testMerchant } from '../../testing/merchant.ts'
import { openSession, sessionsOf } from '../../testing/session.ts'
import { changeUser } from './change-user.ts'
import { disableUser, enableUser } from './disable-user.ts'
import { getUser } from './get-user.ts'
import { invitationHash, invitationToken } from './invitation-link.ts'
import { inviteUser } from './invite-user.ts'
import { listUsers } from './list-users.ts'
import { resendInvitation } from './resend-invitation.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const clock = movableClock('2026-11-22T10:00:00.000Z')
const linkKey = 'a key for tests'
const perform = createPerform({ database, linkKey, clock: clock.now })
const norte = await testMerchant(owner)
const { administrator, agent, centreIds } = norte
const [here, there] = centreIds
const foreign = await testMerchant(owner)
afterAll(() => Promise.all([owner.destroy(), database.close()]))

type Change = Partial<{
  email: string
  firstName: string
  lastName: string
  role: ImportableRole
  centreIds: string[]
  rights: ('users.manage' | 'log.read')[]
}>
const person = (change: Change = {}) => ({
  ...{ email: `${randomUUID()}@example.test`, firstName: 'Leo', lastName: 'Gil', locale: 'es' as const },
  ...{ role: 'sales-agent' as ImportableRole, centreIds: [here] },
  ...change,
})
const invite = async (change: Change = {}, by: Actor = administrator) =>
  (await perform(inviteUser, by, person(change))).id
const get = (id: string, by: Actor = administrator) => perform(getUser, by, { id })
const change = async (id: string, fields: Change, by: Actor = administrator) => {
  const { version, role, rights, centres } = await get(id)
  return perform(changeUser, by, {
    ...{ id, version, firstName: 'Leo', lastName: 'Gil', role: role as ImportableRole },
    ...{ rights: rights as [], centreIds: centres.map((centre) => centre.id) },
    ...fields,
  })
}
const logOf = (id: string) =>
  owner
    .selectFrom('action_log')
    .select(['action', 'before', 'after', 'actor_id'])
    .where('subject_id', '=', id)
    .orderBy('position')
    .execute()
/** Somebody who came and acts. */
const actingAs = async (id: string): Promise<Actor> => {
  const { role, rights, centres } = await get(id)
  const seen = role === 'sales-agent' || role === 'centre-manager' ? centres.map((centre) => centre.id) : 'all'
  return { userId: id, role, rights, scope: { kind: 'merchant', merchantId: norte.id, centreIds: seen } }
}

test('inviting makes a user with one letter to send, and keeps only the hash of a link that ends in seven days', async () => {
  const id = await invite()
  expect(await get(id)).toMatchObject({
    ...{ state: 'invited', role: 'sales-agent', centres: [{ id: here }], manageable: true },
    invitation: { expiresAt: '2026-11-29T10:00:00.000Z', state: 'open' },
  })
  const letters = await owner.selectFrom('message').selectAll().where('subject_id', '=', id).execute()
  expect(letters).toMatchObject([{ template: 'user-invitation', channel: 'email', state: 'queued' }])
  const { rows } = await sql<{ payload: object }>`
    select payload from graphile_worker._private_jobs where payload->>'messageId' = ${letters[0]?.id}`.execute(owner)
  expect(rows).toEqual([{ payload: { merchantId: norte.id, messageId: letters[0]?.id } }])
  const stored = await owner.selectFrom('invitation').selectAll().where('user_id', '=', id).executeTakeFirstOrThrow()
  const token = invitationToken(linkKey, id, 1)
  expect(token).toMatch(/^[\w-]{24}$/)
  expect(stored.token_hash).toEqual(invitationHash(token))
  expect(JSON.stringify([stored, letters, rows])).not.toContain(token)
  expect(await logOf(id)).toMatchObject([{ action: 'users.invite', after: { role: 'sales-agent' } }])
})

test('an address is invited once, and one that is known elsewhere is invited like any other', async () => {
  const { email } = await owner
    .selectFrom('app_user')
    .select('email')
    .where('id', '=', foreign.agent.userId)
    .executeTakeFirstOrThrow()
  const id = await invite({ email: email.toUpperCase() })
  expect(await get(id)).toMatchObject({ state: 'invited', email })
  await expect(invite({ email })).rejects.toMatchObject({ code: 'email-taken' })
  const ours = person()
  await perform(inviteUser, administrator, ours)
  await expect(perform(inviteUser, administrator, ours)).rejects.toMatchObject({ code: 'email-taken' })
})

test('nobody is given a centre of another merchant, nor none where the role needs one', async () => {
  await expect(invite({ centreIds: [foreign.centreIds[0]] })).rejects.toMatchObject({
    fields: { centreIds: 'unknown-centre' },
  })
  await expect(invite({ centreIds: [] })).rejects.toMatchObject({ fields: { centreIds: 'required' } })
})

test('an additional administrator with users.manage gives neither rights nor more than they hold', async () => {
  const helper = await actingAs(await invite({ role: 'additional-administrator', rights: ['users.manage'] }))
  await invite({}, helper)
  await expect(invite({ role: 'centre-manager' }, helper)).rejects.toMatchObject({ code: 'role-not-assignable' })
  const given = { role: 'additional-administrator', rights: ['users.manage'] } satisfies Change
  await expect(invite(given, helper)).rejects.toMatchObject({ code: 'forbidden' })
  const other = await invite({ role: 'additional-administrator', rights: ['log.read'] })
  await expect(change(other, { rights: [] }, helper)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(perform(disableUser, helper, { id: other })).rejects.toMatchObject({ code: 'forbidden' })
})

test('nobody changes themselves, and nobody the main administrator', async () => {
  const { userId: id } = administrator
  await expect(perform(disableUser, administrator, { id })).rejects.toMatchObject({ code: 'own-account' })
  const helper = await actingAs(await invite({ role: 'additional-administrator', rights: ['users.manage'] }))
  await expect(perform(disableUser, helper, { id })).rejects.toMatchObject({ code: 'main-administrator' })
})

test('losing a role, a right or a centre ends their sessions, gaining one does not, and both are logged', async () => {
  const id = await invite({ centreIds: [here] })
  await openSession(owner, id)
  expect(await change(id, { centreIds: [here, there] })).toMatchObject({ ended: 0 })
  expect(await sessionsOf(owner, id)).toBe(1)
  expect(await change(id, { centreIds: [there] })).toMatchObject({ ended: 1 })
  expect(await sessionsOf(owner, id)).toBe(0)
  await openSession(owner, id)
  expect(await change(id, { role: 'support-agent' })).toMatchObject({ ended: 1 })
  const [, , , last] = await logOf(id)
  expect(last).toMatchObject({
    before: { role: 'sales-agent', centreIds: [there] },
    after: { role: 'support-agent', centreIds: [] },
  })
  expect((await logOf(id)).map(({ actor_id }) => actor_id)).toEqual(Array(4).fill(administrator.userId))
})

test('a name that is only parted otherwise is saved', async () => {
  const id = await invite()
  const { version } = await get(id)
  await change(id, { firstName: 'Ana María', lastName: 'Gil' })
  await change(id, { firstName: 'Ana', lastName: 'María Gil' })
  expect(await get(id)).toMatchObject({ firstName: 'Ana', lastName: 'María Gil', version: version + 2 })
})

test('of two changes at once the second is told that somebody was first', async () => {
  const id = await invite()
  const { version } = await get(id)
  const fields = { id, version, firstName: 'Leo', lastName: 'Gil', role: 'sales-agent' as const, centreIds: [there] }
  const results = await Promise.allSettled([
    perform(changeUser, administrator, fields),
    perform(changeUser, administrator, { ...fields, centreIds: [here, there] }),
  ])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('who is shut out has no session left, and may be let in again', async () => {
  const id = await invite()
  await openSession(owner, id)
  expect(await perform(disableUser, administrator, { id })).toEqual({ id, ended: 1 })
  expect(await perform(disableUser, administrator, { id })).toEqual({ id, ended: 0 })
  expect(await get(id)).toMatchObject({ state: 'disabled' })
  await perform(enableUser, administrator, { id })
  expect(await get(id)).toMatchObject({ state: 'invited' })
})

test('an invitation is sent again with a new link, five times a day at most', async () => {
  const id = await invite()
  for (let more = 1; more < 5; more++) await perform(resendInvitation, administrator, { id })
  await expect(perform(resendInvitation, administrator, { id })).rejects.toMatchObject({
    code: 'invited-too-often',
    details: { limit: 5 },
  })
  expect(await owner.selectFrom('message').select('id').where('subject_id', '=', id).execute()).toHaveLength(5)
  await owner
    .updateTable('invitation')
    .set({ accepted_at: clock.now() as never })
    .where('user_id', '=', id)
    .execute()
  await expect(perform(resendInvitation, administrator, { id })).rejects.toMatchObject({ code: 'move-not-allowed' })
})

test('a partner account is given another name and stays what it is; nobody is made one', async () => {
  const id = await invite({ role: 'support-agent', centreIds: [] })
  await expect(change(id, { role: 'partner-account' as ImportableRole })).rejects.toMatchObject({
    fields: { role: 'role-not-assignable' },
  })
  await owner.updateTable('app_user').set({ role: 'partner-account' }).where('id', '=', id).execute()
  await perform(changeUser, administrator, {
    ...{ id, version: (await get(id)).version, firstName: 'Lea', lastName: 'Gil', role: 'partner-account' as const },
  })
  expect(await get(id)).toMatchObject({ name: 'Lea Gil', role: 'partner-account', manageable: true })
  await expect(change(id, { role: 'support-agent' })).rejects.toMatchObject({ code: 'role-not-assignable' })
})

test('a partner account that was shut out is let in again, though nobody is made one', async () => {
  const id = await invite()
  await owner.updateTable('app_user').set({ role: 'partner-account' }).where('id', '=', id).execute()
  await perform(disableUser, administrator, { id })
  await perform(enableUser, administrator, { id })
  expect((await get(id)).state).toBe('invited')
  const helper = await actingAs(await invite({ role: 'additional-administrator', rights: ['users.manage'] }))
  const other = await invite({ role: 'additional-administrator', rights: ['log.read'] })
  await perform(disableUser, administrator, { id: other })
  await expect(perform(enableUser, helper, { id: other })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a merchant sends so many invitations a day, also again and by two at once, and another merchant as many', async () => {
  const { administrator: theirs } = await testMerchant(owner)
  const limited = createPerform({ database, linkKey, clock: clock.now, invitationsOfMerchant: 2 })
  const inviteWith = () => limited(inviteUser, theirs, { ...person(), role: 'support-agent', centreIds: [] })
  const { id } = await inviteWith()
  const results = await Promise.allSettled([inviteWith(), inviteWith()])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const refusal = { code: 'invited-too-many', details: { limit: 2, left: 0 } }
  await expect(inviteWith()).rejects.toMatchObject(refusal)
  await expect(limited(resendInvitation, theirs, { id })).rejects.toMatchObject(refusal)
  const { administrator: others } = await testMerchant(owner)
  await limited(inviteUser, others, { ...person(), role: 'support-agent', centreIds: [] })
  clock.advance({ days: 1 })
  await inviteWith()
})

test('the list is searched and narrowed, goes on where it ended, and shows a manager their centres only', async () => {
  const name = `Zoe${randomUUID().slice(0, 6)}`
  const made = []
  for (const centre of [here, there, here]) {
    const { id } = await perform(inviteUser, administrator, { ...person({ centreIds: [centre] }), firstName: name })
    made.push(id)
  }
  const ids = async (asked: object, by: Actor = administrator) =>
    (await perform(listUsers, by, { search: name.toUpperCase(), ...asked })).rows.map(({ id }) => id)
  expect((await ids({})).toSorted()).toEqual(made.toSorted())
  expect(await ids({ centreIds: [there] })).toEqual([made[1]])
  expect(await ids({ states: ['active'] })).toEqual([])
  expect(await ids({ roles: ['support-agent'] })).toEqual([])
  const first = await perform(listUsers, administrator, { search: name, limit: 2 })
  const second = await perform(listUsers, administrator, { search: name, limit: 2, after: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ id }) => id).toSorted()).toEqual(made.toSorted())
  expect(second.next).toBeNull()

  const manager: Actor = { ...agent, role: 'centre-manager' }
  expect(await ids({}, manager)).toHaveLength(2)
  await expect(get(made[1] ?? '', manager)).rejects.toMatchObject({ code: 'not-found' })
  expect(await ids({}, foreign.administrator)).toEqual([])
  await expect(get(made[0] ?? '', foreign.administrator)).rejects.toMatchObject({ code: 'not-found' })
  await expect(perform(disableUser, foreign.administrator, { id: made[0] ?? '' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
