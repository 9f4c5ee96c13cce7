import { openDatabase } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { decideAdministratorChange } from '@cauce/operations/access/people/decide-administrator-change'
import { enableUser } from '@cauce/operations/access/people/disable-user'
import { getUser } from '@cauce/operations/access/people/get-user'
import { invitationHash, invitationToken } from '@cauce/operations/access/people/invitation-link'
import { resendInvitation } from '@cauce/operations/access/people/resend-invitation'
import { userImports } from '@cauce/operations/access/people/user-import'
import { previewImport } from '@cauce/operations/imports/preview-import'
import { saveImport } from '@cauce/operations/imports/save-import'
import { undoImport } from '@cauce/operations/imports/undo-import'
import { createPerform } from '@cauce/operations/perform'
import { testMerchant } from '@cauce/operations/testing/merchant'
import { openSession, sessionsOf } from '@cauce/operations/testing/session'
import { until } from '@cauce/testing/until'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { insertUser, testApi } from '../testing/api.ts'

const api = await testApi()
const { owner, codeOf, url } = api
const linkKey = derivedKeys('a secret key of thirty-two bytes or more').link
const database = openDatabase({ url })
afterAll(() => database.close())
const perform = createPerform({ database, linkKey })
const { administrator, id: merchantId } = await testMerchant(owner)
const people = ['firstName', 'lastName', 'email', 'role'] as const
let made = 0

/** Somebody whom a saved list invited, with the token of their letter. */
async function imported(email = `listed-${++made}@example.com`) {
  const value = { email, firstName: 'Iris', lastName: 'Mora', role: 'support-agent' as const }
  const { id: importId } = await perform(previewImport(userImports), administrator, {
    ...{ centreId: null, fileName: 'usuarios.csv', file: Buffer.from(email) },
    list: {
      ...{
        sheetName: null,
        headerRow: 1,
        ignoredHeaders: [],
        exampleRow: null,
        columns: people.map((key) => ({ key, header: key })),
      },
      rows: [{ row: 2, cells: value, value }],
    },
  })
  await perform(saveImport(userImports), administrator, { id: importId })
  const { id } = await owner.selectFrom('app_user').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return { id, email, importId, token: invitationToken(linkKey, id, 1) }
}
const accept = (token: string) => {
  made += 1
  return api.post(
    '/auth/invitation/accept',
    { token, newPassword: 'a wholly new password' },
    { address: `198.18.1.${made}` },
  )
}
const undo = (id: string) => perform(undoImport(userImports), administrator, { id })

/** Another connection that keeps somebody's row of a table to itself until it is told to let go. */
async function hold(table: 'invitation' | 'app_user', userId: string) {
  const held = await owner.startTransaction().execute()
  const column = table === 'invitation' ? 'user_id' : 'id'
  await sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${userId}::uuid for update`.execute(held)
  return { held, letGo: () => held.commit().execute() }
}
/** So many connections wait for a lock of another's. */
const waiting = (count: number) =>
  until(`${count} wait`, async () => {
    const { rows } = await sql<{ waits: number }>`
      select count(*) as waits from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner)
    return Number(rows[0]?.waits) === count
  })
const accountsOf = (id: string) => owner.selectFrom('account').select('id').where('user_id', '=', id).execute()

test('a list is not taken back from whoever is just accepting: they keep all they have', async () => {
  const { id, token, importId, email } = await imported()
  const { letGo } = await hold('invitation', id)
  const accepted = accept(token)
  await waiting(1)
  const undone = undo(importId).catch((error: unknown) => error)
  await waiting(2)
  await letGo()
  expect((await accepted).status).toBe(200)
  expect(await undone).toMatchObject({ code: 'import-in-use', details: { rows: 1 } })
  expect(await accountsOf(id)).toHaveLength(1)
  const signedIn = await api.post('/auth/sign-in/email', { email, password: 'a wholly new password' })
  expect(signedIn.status).toBe(200)
})

test('whoever accepts while their list is being taken back comes too late, and nothing of them is left', async () => {
  const { id, token, importId } = await imported()
  const { letGo } = await hold('invitation', id)
  const undone = undo(importId)
  await waiting(1)
  const accepted = accept(token)
  await waiting(2)
  await letGo()
  expect(await undone).toMatchObject({ adds: 1 })
  expect(await codeOf(await accepted)).toBe('invitation-unknown')
  expect(await accountsOf(id)).toEqual([])
  expect(await owner.selectFrom('app_user').select('id').where('id', '=', id).execute()).toEqual([])
})

test('while a newer link is being sent the one before it opens nothing any more', async () => {
  const { id, token } = await imported()
  const { letGo } = await hold('app_user', id)
  const sent = perform(resendInvitation, administrator, { id })
  await waiting(1)
  const accepted = accept(token)
  await waiting(2)
  await letGo()
  await sent
  expect(await codeOf(await accepted)).toBe('invitation-replaced')
  expect(await accountsOf(id)).toEqual([])
  expect((await accept(invitationToken(linkKey, id, 2))).status).toBe(200)
})

test('of two merchants that invited one address, the first to be accepted has it', async () => {
  const { email, token } = await imported()
  const elsewhere = await testMerchant(owner)
  const { id } = await owner
    .insertInto('app_user')
    .values({
      ...{ merchant_id: elsewhere.id, email, role: 'support-agent', email_verified: false },
      ...{ name: 'Iris Mora', first_name: 'Iris', last_name: 'Mora', locale: 'es' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const other = invitationToken(linkKey, id, 1)
  await owner
    .insertInto('invitation')
    .values({
      ...{ merchant_id: elsewhere.id, user_id: id, generation: 1, token_hash: invitationHash(other), invited_by: id },
      ...{ invited_at: '2026-11-22', expires_at: '2099-01-01' },
    })
    .execute()
  const answers = await Promise.all([accept(token), accept(other)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const coming = await owner.selectFrom('signing_user').select('id').where('email', '=', email).execute()
  expect(coming).toHaveLength(1)
})

test('an address that signs in elsewhere is told so by its own letter only, whose inviter then reads that it needs another', async () => {
  const { id, token, email } = await imported()
  const elsewhere = await testMerchant(owner)
  expect(elsewhere.id).not.toBe(merchantId)
  await insertUser(api, { email, merchantId: elsewhere.id })
  const invitationOf = async () => (await perform(getUser, administrator, { id })).invitation
  expect(await invitationOf()).toMatchObject({ state: 'open' })
  expect(await codeOf(await api.post('/auth/invitation', { token }))).toBe('invitation-elsewhere')
  expect(await invitationOf()).toMatchObject({ state: 'unacceptable' })
  expect(await codeOf(await accept(token))).toBe('invitation-elsewhere')
  expect(await accountsOf(id)).toEqual([])
  const signedIn = await api.post('/auth/sign-in/email', { email, password: 'correct horse battery' })
  expect(signedIn.status).toBe(200)
  await perform(resendInvitation, administrator, { id })
  expect(await invitationOf()).toMatchObject({ state: 'open' })
})

test('an address is free again once its merchant shut the person out, who then stays out', async () => {
  const { token, email } = await imported()
  const elsewhere = await testMerchant(owner)
  const formerId = await insertUser(api, {
    email,
    merchantId: elsewhere.id,
    role: 'support-agent',
    disabledAt: '2026-11-01T00:00:00.000Z',
  })
  expect((await accept(token)).status).toBe(200)
  await expect(perform(enableUser, elsewhere.administrator, { id: formerId })).rejects.toMatchObject({
    code: 'user-not-invitable',
  })
})

test('taking a list back and saving it again writes no more letters to one person than a day allows', async () => {
  const first = await imported()
  for (let more = 1; more < 5; more++) {
    await undo((await owner.selectFrom('import').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id)
    await imported(first.email)
  }
  await undo((await owner.selectFrom('import').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id)
  await expect(imported(first.email)).rejects.toMatchObject({ code: 'invited-too-often' })
})

test('a new administrator takes over by accepting: the former one steps down and their sessions end', async () => {
  const { id, token } = await imported()
  const decider = await insertUser(api, {
    email: 'decider@example.com',
    merchantId: null,
    role: 'platform-administrator',
  })
  await owner.updateTable('app_user').set({ role: 'merchant-administrator' }).where('id', '=', id).execute()
  await owner
    .insertInto('administrator_change')
    .values({
      ...{ merchant_id: merchantId, state: 'approved', reason: 'Se jubila', former: 'additional-administrator' },
      ...{ asked_by: administrator.userId, asked_at: '2026-11-22', decided_by: decider, decided_at: '2026-11-22' },
      new_user_id: id,
    })
    .execute()
  await openSession(owner, administrator.userId)
  expect((await accept(token)).status).toBe(200)
  const former = owner.selectFrom('app_user').select('role').where('id', '=', administrator.userId)
  expect(await former.executeTakeFirst()).toEqual({ role: 'additional-administrator' })
  expect(await sessionsOf(owner, administrator.userId)).toBe(0)
})

test('accepting to administer and the approval of another change wait for each other in turn, and both go through', async () => {
  const merchant = await testMerchant(owner)
  const deciders = ['asker@example.com', 'second@example.com']
  const [, second = ''] = await Promise.all(
    deciders.map((email) => insertUser(api, { email, merchantId: null, role: 'platform-administrator' })),
  )
  const awaited = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
  const token = invitationToken(linkKey, awaited, 1)
  const change = { merchant_id: merchant.id, reason: 'x', former: 'additional-administrator', asked_at: '2026-11-22' }
  await owner
    .insertInto('app_user')
    .values({
      ...{ id: awaited, merchant_id: merchant.id, email: 'awaited@example.com', role: 'merchant-administrator' },
      ...{ name: 'Iris Mora', first_name: 'Iris', last_name: 'Mora', locale: 'es', email_verified: false },
    })
    .execute()
  await owner
    .insertInto('invitation')
    .values({
      ...{ merchant_id: merchant.id, user_id: awaited, generation: 1, token_hash: invitationHash(token) },
      ...{ invited_by: second, invited_at: '2026-11-22', expires_at: '2099-01-01' },
    })
    .execute()
  const asked_by = merchant.administrator.userId
  await owner
    .insertInto('administrator_change')
    .values({
      ...change,
      asked_by,
      state: 'approved',
      new_user_id: awaited,
      decided_by: second,
      decided_at: '2026-11-22',
    })
    .execute()
  const { id } = await owner
    .insertInto('administrator_change')
    .values({ ...change, asked_by, new_user_id: merchant.agent.userId })
    .returning('id')
    .executeTakeFirstOrThrow()

  const { letGo } = await hold('invitation', awaited)
  const accepted = accept(token)
  await waiting(1)
  const by: Actor = { userId: second, role: 'platform-administrator', scope: { kind: 'platform' } }
  const decided = perform(decideAdministratorChange, by, { id, decision: 'approve' }).catch((error: unknown) => error)
  await waiting(2)
  await letGo()
  expect((await accepted).status).toBe(200)
  expect(await decided).toMatchObject({ state: 'approved' })
  const administrators = owner.selectFrom('app_user').select('id').where('role', '=', 'merchant-administrator')
  expect(await administrators.where('merchant_id', '=', merchant.id).execute()).toEqual([{ id: merchant.agent.userId }])
})
