import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../../perform.ts'
import { testMerchant } from '../../testing/merchant.ts'
import { openSession, sessionsOf } from '../../testing/session.ts'
import { askAdministratorChange } from './ask-administrator-change.ts'
import { decideAdministratorChange } from './decide-administrator-change.ts'
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
const stateOf = async (id: string) =>
  (await owner.selectFrom('administrator_change').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

test('approved by a second person, the roles move together, old sessions end, and the account manager is told', async () => {
  const { id, administrator, agent } = await asked()
  await openSession(owner, administrator.userId)
  expect(await decide(id)).toEqual({ id, state: 'approved' })
  expect(await userOf(administrator.userId)).toMatchObject({ role: 'additional-administrator', disabled_at: null })
  expect(await userOf(agent.userId)).toMatchObject({ role: 'merchant-administrator' })
  expect(await sessionsOf(owner, administrator.userId)).toBe(0)
  const letters = await owner.selectFrom('message').selectAll().where('subject_id', '=', id).execute()
  expect(letters).toMatchObject([{ template: 'administrator-change-approved', state: 'queued' }])
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

test('the former one is shut out where that was asked for, and somebody new is invited', async () => {
  const email = `${randomUUID()}@example.test`
  const { id, administrator } = await asked('disabled', email)
  await decide(id)
  expect((await userOf(administrator.userId)).disabled_at).not.toBeNull()
  const invited = await owner.selectFrom('app_user').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
  expect(invited.role).toBe('merchant-administrator')
  const letters = await owner.selectFrom('message').select('template').where('subject_id', '=', invited.id).execute()
  expect(letters).toEqual([{ template: 'user-invitation' }])
})

test('two approvals at once move the roles once', async () => {
  const { id } = await asked()
  const results = await Promise.allSettled([decide(id), decide(id, 'approve', manager)])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const letters = await owner.selectFrom('message').select('id').where('subject_id', '=', id).execute()
  expect(letters).toHaveLength(1)
})

test('after a withdrawal nothing is approved, and only who asked withdraws', async () => {
  const { id, administrator, agent } = await asked()
  const helper: Actor = { ...administrator, userId: agent.userId, role: 'additional-administrator' }
  await expect(perform(withdrawAdministratorChange, helper, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await perform(withdrawAdministratorChange, administrator, { id })
  await expect(decide(id)).rejects.toMatchObject({ code: 'move-not-allowed' })
  expect(await userOf(administrator.userId)).toMatchObject({ role: 'merchant-administrator' })
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
  expect(all.rows.find((row) => row.id === id)).toMatchObject({ mayWithdraw: false, mayDecide: true })
})
