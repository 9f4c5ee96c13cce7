import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { letterToDeliver } from '../../messaging/letter-to-deliver.ts'
import { createPerform } from '../../perform.ts'
import { testMerchant } from '../../testing/merchant.ts'
import { openSession, sessionsOf } from '../../testing/session.ts'
import { askAdministratorChange } from './ask-administrator-change.ts'
import { completeSuccession } from './complete-succession.ts'
import { decideAdministratorChange } from './decide-administrator-change.ts'
import { disableUser } from './disable-user.ts'
import { inviteUser } from './invite-user.ts'
import { listAdministratorChanges } from './list-administrator-changes.ts'
import { withdrawAdministratorChange } from './withdraw-administrator-change.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const perform = createPerform({ database, linkKey: 'a key for tests', clock: () => new Date('2026-11-22T10:00:00Z') })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const platform = async (): Promise<Actor> => {
  const shape = { name: 'Teo Gil', first_name: 'Teo', last_name: 'Gil', locale: 'es', merchant_id: null }
  const { id } = await owner
    .insertInto('app_user')
    .values({ ...shape, role: 'platform-administrator', email: `${randomUUID()}@cauce.test` })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { userId: id, role: 'platform-administrator', scope: { kind: 'platform' } }
}
const approver = await platform()
const manager = await platform()

/** A merchant with an account manager, and a request that is open. */
async function asked(former: 'additional-administrator' | 'disabled' = 'additional-administrator', email?: string) {
  const merchant = await testMerchant(owner)
  await owner
    .updateTable('merchant')
    .set({ account_manager_id: manager.userId })
    .where('id', '=', merchant.id)
    .execute()
  const successor = email ? { email, firstName: 'Iris', lastName: 'Mora' } : { userId: merchant.agent.userId }
  const ask = () => perform(askAdministratorChange, merchant.administrator, { successor, reason: 'Se jubila', former })
  const { id } = await ask()
  return { ...merchant, id, ask }
}
const userOf = (id: string) =>
  owner.selectFrom('app_user').select(['role', 'rights', 'disabled_at']).where('id', '=', id).executeTakeFirstOrThrow()
const decide = (id: string, decision: 'approve' | 'refuse' = 'approve', by = approver, note = 'Visto') =>
  perform(decideAdministratorChange, by, { id, decision, note })
const emailOf = async (id: string) =>
  (await owner.selectFrom('app_user').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email
/** Whom a letter tells that a request stands like this. */
const toldOf = async (id: string, state: string) =>
  (
    await owner
      .selectFrom('message')
      .select('recipient')
      .where('subject_id', '=', id)
      .where('template', '=', `administrator-change-${state}`)
      .orderBy('id')
      .execute()
  ).map(({ recipient }) => recipient)
const logOf = (id: string) =>
  owner.selectFrom('action_log').select(['action', 'after']).where('subject_id', '=', id).orderBy('position').execute()
/** An additional administrator who was invited and has not come. */
const colleague = async (administrator: Actor) => {
  const names = { firstName: 'Iris', lastName: 'Mora', locale: 'es' as const }
  const person = { email: `${randomUUID()}@example.test`, ...names, role: 'additional-administrator' as const }
  return (await perform(inviteUser, administrator, person)).id
}
const stateOf = async (id: string) =>
  (await owner.selectFrom('administrator_change').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

test('approved by a second person, the roles move together, old sessions end, and the account manager is told', async () => {
  const { id, administrator, agent } = await asked()
  await openSession(owner, administrator.userId)
  expect(await decide(id)).toEqual({ id, state: 'approved' })
  expect(await userOf(administrator.userId)).toMatchObject({ role: 'additional-administrator', disabled_at: null })
  expect(await userOf(agent.userId)).toMatchObject({ role: 'merchant-administrator' })
  expect(await sessionsOf(owner, administrator.userId)).toBe(0)
  const { email: managerEmail } = await owner
    .selectFrom('app_user')
    .select('email')
    .where('id', '=', manager.userId)
    .executeTakeFirstOrThrow()
  expect(await toldOf(id, 'approved')).toContain(managerEmail)
  const lines = await owner
    .selectFrom('action_log')
    .select(['action', 'actor_id', 'before', 'after'])
    .where('subject_id', 'in', [id, administrator.userId, agent.userId])
    .orderBy('position')
    .execute()
  expect(lines).toMatchObject([
    { action: 'administrators.ask', actor_id: administrator.userId, after: { state: 'asked' } },
    { action: 'administrators.decide', actor_id: approver.userId, before: { state: 'asked' } },
    { before: { role: 'merchant-administrator' }, after: { role: 'additional-administrator' } },
    { before: { role: 'sales-agent' }, after: { role: 'merchant-administrator' } },
  ])
})

test('the former one stays until somebody new has come, and is then shut out where that was asked for', async () => {
  const email = `${randomUUID()}@example.test`
  const { id, administrator } = await asked('disabled', email)
  await openSession(owner, administrator.userId)
  await decide(id)
  expect(await userOf(administrator.userId)).toMatchObject({ role: 'merchant-administrator', disabled_at: null })
  expect(await sessionsOf(owner, administrator.userId)).toBe(1)
  const invited = await owner.selectFrom('app_user').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
  expect(invited.role).toBe('merchant-administrator')
  const letters = await owner.selectFrom('message').select('template').where('subject_id', '=', invited.id).execute()
  expect(letters).toEqual([{ template: 'user-invitation' }])
  const come = { ...administrator, userId: invited.id }
  const now = '2026-11-22T11:00:00Z'
  const merchantId = invited.merchant_id ?? ''
  await owner.transaction().execute((tx) => completeSuccession(tx, { merchantId, actor: come, now }))
  expect(await userOf(administrator.userId)).toMatchObject({ role: 'additional-administrator' })
  expect((await userOf(administrator.userId)).disabled_at).not.toBeNull()
  expect(await sessionsOf(owner, administrator.userId)).toBe(0)
  const { rows } = await perform(listAdministratorChanges, come, {})
  expect(rows).toMatchObject([{ state: 'approved', successor: { name: 'Iris Mora' }, presentNames: ['Eva Sanz'] }])
})

test('two approvals at once move the roles once', async () => {
  const { id } = await asked()
  const results = await Promise.allSettled([decide(id), decide(id, 'approve', manager)])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const letters = await owner.selectFrom('message').select('id').where('subject_id', '=', id).execute()
  expect(letters).toHaveLength(5)
})

test.each(['another administrator', 'the platform'])(
  '%s takes a request back, and then nothing is approved',
  async (by) => {
    const { id, administrator } = await asked()
    const helper: Actor = { ...administrator, userId: await colleague(administrator), role: 'additional-administrator' }
    await perform(withdrawAdministratorChange, by === 'the platform' ? approver : helper, { id })
    await expect(decide(id)).rejects.toMatchObject({ code: 'move-not-allowed' })
    expect(await userOf(administrator.userId)).toMatchObject({ role: 'merchant-administrator' })
    const [, line] = await logOf(id)
    expect(line).toMatchObject({ action: 'administrators.withdraw', after: { state: 'withdrawn' } })
  },
)

test.each(['the merchant', 'the platform'])(
  'an approved change is taken back by %s while somebody new is awaited: their invitation dies, and all who heard are told',
  async (by) => {
    const email = `${randomUUID()}@example.test`
    const { id, administrator, ask } = await asked('disabled', email)
    await decide(id)
    const awaited = await owner.selectFrom('app_user').select('id').where('email', '=', email).executeTakeFirstOrThrow()
    const list = async () => (await perform(listAdministratorChanges, administrator, {})).rows[0]
    expect(await list()).toMatchObject({
      ...{ state: 'approved', mayWithdraw: true, mayDecide: false },
      ...{ successor: { isAwaited: true }, presentNames: ['Eva Sanz'], awaitedNames: ['Iris Mora'] },
    })
    await perform(withdrawAdministratorChange, by === 'the platform' ? approver : administrator, { id })
    expect(await list()).toMatchObject({
      ...{ state: 'withdrawn', mayWithdraw: false, awaitedNames: [] },
      successor: { name: 'Iris Mora', email, isAwaited: false },
    })
    expect(await owner.selectFrom('app_user').select('id').where('email', '=', email).execute()).toEqual([])
    expect(await owner.selectFrom('invitation').select('user_id').where('user_id', '=', awaited.id).execute()).toEqual(
      [],
    )
    const theirs = await emailOf(administrator.userId)
    expect((await toldOf(id, 'withdrawn')).toSorted()).toEqual([theirs, await emailOf(manager.userId)].toSorted())
    expect((await logOf(id)).at(-1)).toMatchObject({ action: 'administrators.withdraw', after: { state: 'withdrawn' } })
    expect(await userOf(administrator.userId)).toMatchObject({ role: 'merchant-administrator', disabled_at: null })
    const { id: anew } = await ask()
    await decide(anew)
    expect(await list()).toMatchObject({ id: anew, successor: { isAwaited: true } })
  },
)

test('a change that is done is not taken back: neither of a colleague nor of somebody new who has come', async () => {
  const known = await asked()
  await decide(known.id)
  const withdraw = (id: string) => perform(withdrawAdministratorChange, approver, { id })
  await expect(withdraw(known.id)).rejects.toMatchObject({ code: 'move-not-allowed', details: { state: 'approved' } })
  const email = `${randomUUID()}@example.test`
  const { id, administrator } = await asked('disabled', email)
  await decide(id)
  await owner.updateTable('app_user').set({ email_verified: true }).where('email', '=', email).execute()
  await expect(withdraw(id)).rejects.toMatchObject({ code: 'move-not-allowed' })
  const { rows } = await perform(listAdministratorChanges, administrator, {})
  expect(rows[0]).toMatchObject({ mayWithdraw: false, successor: { isAwaited: false }, awaitedNames: [] })
})

test('nobody else takes a request back: no agent, and nobody of another merchant', async () => {
  const { id, agent } = await asked()
  const { administrator: stranger } = await testMerchant(owner)
  await expect(perform(withdrawAdministratorChange, agent, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(perform(withdrawAdministratorChange, stranger, { id })).rejects.toMatchObject({ code: 'not-found' })
})

test('who administers and who is to are told at the request and at its end, each in their language', async () => {
  const { id, administrator, agent } = await asked()
  await owner.updateTable('app_user').set({ locale: 'fr' }).where('id', '=', agent.userId).execute()
  const [theirs, successors] = [await emailOf(administrator.userId), await emailOf(agent.userId)]
  expect((await toldOf(id, 'asked')).toSorted()).toEqual([theirs, successors].toSorted())
  await decide(id, 'refuse')
  expect(await toldOf(id, 'refused')).toEqual(expect.arrayContaining([theirs, successors]))
  const letters = await owner
    .selectFrom('message')
    .select(['id', 'locale', 'template'])
    .where('subject_id', '=', id)
    .where('recipient', '=', successors)
    .orderBy('id')
    .execute()
  expect(letters.map(({ locale }) => locale)).toEqual(['es', 'fr'])
  const reader: Actor = {
    ...systemActor(administrator.scope.kind === 'merchant' ? administrator.scope.merchantId : ''),
    scope: { kind: 'platform' },
  }
  const [early, late] = letters.map((letter) => perform(letterToDeliver, reader, { messageId: letter.id }))
  expect(await early).toMatchObject({ isDue: false })
  expect(await late).toMatchObject({
    isDue: true,
    facts: { state: 'refused', isManager: false, note: 'Visto', stops: null },
  })
})

test('whoever administers is told what becomes of them, and nobody else', async () => {
  const { id, administrator, agent } = await asked()
  const { scope } = administrator
  const reader: Actor = {
    ...systemActor(scope.kind === 'merchant' ? scope.merchantId : ''),
    scope: { kind: 'platform' },
  }
  const stops = async (state: string, { userId }: Actor) => {
    const { id: messageId } = await owner
      .selectFrom('message')
      .select('id')
      .where('subject_id', '=', id)
      .where('request_key', '=', `${state}/${userId}`)
      .executeTakeFirstOrThrow()
    return (await perform(letterToDeliver, reader, { messageId })).facts
  }
  expect(await stops('asked', administrator)).toMatchObject({ stops: 'if-approved' })
  expect(await stops('asked', agent)).toMatchObject({ stops: null })
  await decide(id)
  expect(await stops('approved', administrator)).toMatchObject({ stops: 'stopped' })
  expect(await stops('approved', agent)).toMatchObject({ stops: null })
})

test('somebody new hears of it by the invitation only, once it is approved', async () => {
  const email = `${randomUUID()}@example.test`
  const { id, administrator } = await asked('disabled', email)
  expect(await toldOf(id, 'asked')).toEqual([await emailOf(administrator.userId)])
})

test('somebody who was shut out or has not come neither is asked for nor becomes it, though asked for before', async () => {
  const { id, agent, administrator } = await asked()
  await perform(disableUser, administrator, { id: agent.userId })
  await expect(decide(id)).rejects.toMatchObject({ code: 'successor-not-active' })
  expect(await stateOf(id)).toBe('asked')
  expect(await userOf(agent.userId)).toMatchObject({ role: 'sales-agent' })
  expect((await userOf(agent.userId)).disabled_at).not.toBeNull()
  expect(await userOf(administrator.userId)).toMatchObject({ role: 'merchant-administrator' })

  await perform(withdrawAdministratorChange, administrator, { id })
  const ask = (userId: string) =>
    perform(askAdministratorChange, administrator, { successor: { userId }, reason: 'x', former: 'disabled' })
  await expect(ask(agent.userId)).rejects.toMatchObject({ code: 'successor-not-active' })
  await expect(ask(await colleague(administrator))).rejects.toMatchObject({ code: 'successor-not-active' })
})

test('whoever is shut out while the platform decides does not become it', async () => {
  const { id, agent, administrator } = await asked()
  const [decided] = await Promise.allSettled([decide(id), perform(disableUser, administrator, { id: agent.userId })])
  const { role, disabled_at } = await userOf(agent.userId)
  if (decided?.status === 'rejected') expect([role, disabled_at !== null]).toEqual(['sales-agent', true])
  else expect([role, disabled_at]).toEqual(['merchant-administrator', null])
})

test('a partner account never becomes it', async () => {
  const { id, agent } = await asked()
  await owner.updateTable('app_user').set({ role: 'partner-account' }).where('id', '=', agent.userId).execute()
  await expect(decide(id)).rejects.toMatchObject({ code: 'not-found' })
})

test('a withdrawal and an approval at once leave one of the two', async () => {
  const { id, administrator } = await asked()
  const results = await Promise.allSettled([decide(id), perform(withdrawAdministratorChange, administrator, { id })])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { role } = await userOf(administrator.userId)
  expect([role, await stateOf(id)]).toEqual(
    role === 'merchant-administrator' ? [role, 'withdrawn'] : ['additional-administrator', 'approved'],
  )
})

test('a refusal needs a note and changes nothing', async () => {
  const { id, administrator } = await asked()
  await expect(decide(id, 'refuse', approver, '')).rejects.toMatchObject({ fields: { note: 'required' } })
  await decide(id, 'refuse')
  expect([await stateOf(id), (await userOf(administrator.userId)).role]).toEqual(['refused', 'merchant-administrator'])
})

test('who asks never decides, nor who is to become it', async () => {
  const { id } = await asked()
  await owner.updateTable('administrator_change').set({ asked_by: approver.userId }).where('id', '=', id).execute()
  await expect(decide(id)).rejects.toMatchObject({ code: 'second-person-needed' })
  const { email } = await owner
    .selectFrom('app_user')
    .select('email')
    .where('id', '=', approver.userId)
    .executeTakeFirstOrThrow()
  const other = await asked('disabled', email)
  await expect(decide(other.id)).rejects.toMatchObject({ code: 'second-person-needed' })
  await expect(decide(other.id, 'approve', manager)).rejects.toMatchObject({ code: 'user-not-invitable' })
  expect(await stateOf(other.id)).toBe('asked')
})

test('one request is open at a time, and it names somebody of this merchant who is not it already', async () => {
  const { ask, administrator } = await asked()
  await expect(ask()).rejects.toMatchObject({ code: 'administrator-change-open' })
  const stranger = await testMerchant(owner)
  const of = (userId: string) => ({ successor: { userId }, reason: 'x', former: 'disabled' as const })
  await expect(perform(askAdministratorChange, administrator, of(stranger.agent.userId))).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(perform(askAdministratorChange, administrator, of(administrator.userId))).rejects.toMatchObject({
    code: 'main-administrator',
  })
})

test('a merchant sees its own requests, the platform all, and each what they may do', async () => {
  const { id, administrator } = await asked()
  const { rows } = await perform(listAdministratorChanges, administrator, {})
  expect(rows).toMatchObject([
    { id, mayWithdraw: true, mayDecide: false, successor: { isNew: false }, presentNames: ['Eva Sanz'] },
  ])
  const all = await perform(listAdministratorChanges, approver, { limit: 100 })
  expect(all.rows.length).toBeGreaterThan(1)
  expect(all.rows.find((row) => row.id === id)).toMatchObject({ mayWithdraw: true, mayDecide: true })
})
