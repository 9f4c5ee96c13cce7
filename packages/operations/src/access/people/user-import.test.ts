import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import type { UserColumn } from '@cauce/domain/access/user-columns'
import { userImport } from '@cauce/domain/access/user-rows'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { getImport } from '../../imports/get-import.ts'
import { importRows } from '../../imports/import-rows.ts'
import { previewImport } from '../../imports/preview-import.ts'
import { saveImport } from '../../imports/save-import.ts'
import { undoImport } from '../../imports/undo-import.ts'
import { createPerform } from '../../perform.ts'
import { testMerchant } from '../../testing/merchant.ts'
import { openSession, sessionsOf } from '../../testing/session.ts'
import { getUser } from './get-user.ts'
import { importedUsers } from './imported-users.ts'
import { userImports } from './user-import.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const perform = createPerform({ database, linkKey: 'a key for tests', clock: () => new Date('2026-11-22T10:00:00Z') })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

type Cells = Partial<Record<UserColumn, string>>
const columns: UserColumn[] = ['email', 'firstName', 'lastName', 'role', 'centre']
const address = () => `${randomUUID()}@example.test`
const person = (changes: Cells = {}): Cells => ({
  ...{ email: address(), firstName: 'Iris', lastName: 'Mora', role: 'Agente', centre: 'C0' },
  ...changes,
})

function actions(actor: Actor) {
  const read = (rows: Cells[], present = columns) => {
    const checked = userImport.check(
      rows.map((cells, index) => ({ row: index + 2, cells })),
      present,
      { today: '2026-11-22', taxCountry: 'ES' },
    )
    const list = { sheetName: null, headerRow: 1, ignoredHeaders: [], exampleRow: null, rows: checked }
    return perform(previewImport(userImports), actor, {
      ...{ centreId: null, fileName: 'usuarios.csv', file: Buffer.from(randomUUID()) },
      list: { ...list, columns: present.map((key) => ({ key, header: key })) },
    })
  }
  const rowsOf = async (id: string) => (await perform(importRows(userImports), actor, { id })).rows
  const save = (id: string) => perform(saveImport(userImports), actor, { id })
  return { read, rowsOf, save, undo: (id: string) => perform(undoImport(userImports), actor, { id }) }
}
const idOf = async (email = '') =>
  (await owner.selectFrom('app_user').select('id').where('email', '=', email).executeTakeFirst())?.id
const emailOf = async (id: string) =>
  (await owner.selectFrom('app_user').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email

test('a preview tells who would be invited, who changes, and why a row cannot be, and saves nothing', async () => {
  const { administrator, agent } = await testMerchant(owner)
  const foreign = await testMerchant(owner)
  const { read, rowsOf } = actions(administrator)
  const before = await owner.selectFrom('app_user').select('id').execute()
  const { id } = await read([
    person({ centre: 'Centro 1' }),
    person({ email: await emailOf(agent.userId), centre: 'c1' }),
    person({ email: await emailOf(foreign.agent.userId) }),
    person({ centre: 'Marte' }),
    person({ centre: '' }),
    person({ role: 'Soporte', centre: '' }),
    person({ email: await emailOf(administrator.userId) }),
  ])
  expect((await rowsOf(id)).map(({ change, faults, before: was }) => faults ?? [change, was])).toEqual([
    ['add', null],
    ['update', { firstName: 'Eva', lastName: 'Sanz', centre: 'Centro 0' }],
    ['add', null],
    { centre: { code: 'unknown-centre' } },
    { centre: { code: 'required' } },
    ['add', null],
    { email: { code: 'own-account' } },
  ])
  expect(await owner.selectFrom('app_user').select('id').execute()).toEqual(before)
})

test('saving invites each new one once, changes the others, ends the sessions of who loses, and logs each', async () => {
  const { administrator, agent, centreIds } = await testMerchant(owner)
  const { read, save } = actions(administrator)
  await openSession(owner, agent.userId)
  const added = person()
  const { id } = await read([added, person({ email: await emailOf(agent.userId), centre: 'C1' })])
  expect(await save(id)).toEqual({ adds: 1, updates: 1, same: 0 })
  await expect(save(id)).rejects.toMatchObject({ code: 'move-not-allowed' })

  const invitedId = (await idOf(added.email)) ?? ''
  expect(await perform(getUser, administrator, { id: invitedId })).toMatchObject({
    ...{ state: 'invited', role: 'sales-agent', centres: [{ id: centreIds[0] }] },
  })
  const letters = await owner.selectFrom('message').select('template').where('subject_id', '=', invitedId).execute()
  expect(letters).toEqual([{ template: 'user-invitation' }])
  expect(await sessionsOf(owner, agent.userId)).toBe(0)
  const lines = await owner
    .selectFrom('action_log')
    .select(['action', 'before', 'after'])
    .where('subject_id', 'in', [invitedId, agent.userId])
    .orderBy('position')
    .execute()
  expect(lines).toMatchObject([
    { action: 'users.invite', after: { role: 'sales-agent', rights: [], centreIds: [centreIds[0]] } },
    { action: 'users.change', before: { centreIds: [centreIds[0]] }, after: { centreIds: [centreIds[1]] } },
  ])
})

test('a file without centres leaves everybody’s, and one that says nothing new changes nothing', async () => {
  const { administrator, agent } = await testMerchant(owner)
  const { read, rowsOf } = actions(administrator)
  const email = await emailOf(agent.userId)
  const { centre: _, ...cells } = person({ email, firstName: 'Eva', lastName: 'Sanz' })
  const { id } = await read([cells], ['email', 'firstName', 'lastName', 'role'])
  expect((await rowsOf(id)).map(({ change }) => change)).toEqual(['same'])
})

test('undoing takes back who did not come and gives the others what they had; who came stays', async () => {
  const { administrator, agent, centreIds } = await testMerchant(owner)
  const { read, save, undo } = actions(administrator)
  const added = person()
  const { id } = await read([added, person({ email: await emailOf(agent.userId), role: 'Soporte', centre: '' })])
  await save(id)
  await openSession(owner, agent.userId)
  await undo(id)
  expect(await idOf(added.email)).toBeUndefined()
  expect(await perform(getUser, administrator, { id: agent.userId })).toMatchObject({
    ...{ firstName: 'Eva', role: 'sales-agent', centres: [{ id: centreIds[0] }] },
  })
  expect(await sessionsOf(owner, agent.userId)).toBe(0)

  const again = person()
  const second = await read([again])
  await save(second.id)
  const came = (await idOf(again.email)) ?? ''
  await owner.updateTable('invitation').set({ accepted_at: '2026-11-22' }).where('user_id', '=', came).execute()
  await expect(undo(second.id)).rejects.toMatchObject({ code: 'import-in-use', details: { rows: 1 } })
})

test('a cell gives several centres, by name or code, and shows their names', async () => {
  const { administrator, centreIds } = await testMerchant(owner)
  const { read, rowsOf, save } = actions(administrator)
  const both = person({ centre: 'Centro 1; c0;Centro 1' })
  const { id } = await read([both, person({ centre: 'C0; Marte' }), person({ centre: ' ; ' })])
  expect((await rowsOf(id)).map(({ value, faults }) => value?.centre ?? faults)).toEqual([
    'Centro 0; Centro 1',
    { centre: { code: 'unknown-centre' } },
    { centre: { code: 'required' } },
  ])
  await save(id)
  const { centres } = await perform(getUser, administrator, { id: (await idOf(both.email)) ?? '' })
  expect(centres.map((centre) => centre.id)).toEqual([...centreIds])
})

test('a preview tells whose sessions end, and the result what became of each', async () => {
  const { administrator, agent } = await testMerchant(owner)
  const { read, rowsOf, save } = actions(administrator)
  const added = person()
  const eva = { firstName: 'Eva', lastName: 'Sanz', email: await emailOf(agent.userId) }
  const { id } = await read([added, person({ ...eva, centre: 'C1' })])
  expect((await rowsOf(id)).map(({ losing }) => losing)).toEqual([false, true])
  expect(await perform(getImport(userImports), administrator, { id })).toMatchObject({ losing: 1 })
  const ask = (by = administrator) => perform(importedUsers, by, { importId: id })
  await expect(ask()).rejects.toMatchObject({ code: 'not-found' })
  await save(id)
  expect((await ask()).rows).toMatchObject([
    {
      change: 'add',
      losing: false,
      letter: 'queued',
      user: { email: added.email, role: 'sales-agent', state: 'invited' },
    },
    { change: 'update', losing: true, letter: null, user: { email: eva.email, state: 'active' } },
  ])
  const letterIs = (state: string) =>
    owner
      .updateTable('message')
      .set({ state })
      .where('recipient', '=', added.email ?? '')
      .execute()
  for (const [state, told] of [
    ['sent', 'sent'],
    ['unknown', 'failed'],
    ['failed', 'failed'],
  ] as const) {
    await letterIs(state)
    expect((await ask()).rows[0]).toMatchObject({ letter: told })
  }
  await owner
    .updateTable('invitation')
    .set({ accepted_at: '2026-11-22' })
    .where('user_id', '=', (await idOf(added.email)) ?? '')
    .execute()
  expect((await ask()).rows[0]).toMatchObject({ letter: 'accepted' })
  await expect(ask(agent)).rejects.toMatchObject({ code: 'forbidden' })
  const { administrator: stranger } = await testMerchant(owner)
  await expect(ask(stranger)).rejects.toMatchObject({ code: 'not-found' })
})

test('a row that gives more centres ends nobody’s sessions', async () => {
  const { administrator, agent } = await testMerchant(owner)
  const { read, rowsOf } = actions(administrator)
  const { id } = await read([person({ email: await emailOf(agent.userId), centre: 'C0; C1' })])
  expect((await rowsOf(id)).map(({ losing }) => losing)).toEqual([false])
})

test('a list that would invite more than the merchant may in a day is not saved by half', async () => {
  const { administrator } = await testMerchant(owner)
  const { read } = actions(administrator)
  const added = person()
  const { id } = await read([added, person()])
  const limited = createPerform({ database, linkKey: 'a key for tests', invitationsOfMerchant: 1 })
  await expect(limited(saveImport(userImports), administrator, { id })).rejects.toMatchObject({
    ...{ code: 'invited-too-many', details: { limit: 1, left: 1 } },
  })
  expect(await idOf(added.email)).toBeUndefined()
})

test('nobody saves what they may not give, though somebody else read it', async () => {
  const { administrator, agent } = await testMerchant(owner)
  const { id } = await actions(administrator).read([person({ role: 'Responsable' })])
  const role = 'additional-administrator' as const
  const helper: Actor = { ...administrator, userId: agent.userId, role, rights: ['users.manage'] }
  const { read, rowsOf, save } = actions(helper)
  await expect(save(id)).rejects.toMatchObject({ code: 'forbidden' })
  const own = await read([person({ role: 'Responsable' })])
  expect((await rowsOf(own.id))[0]?.faults).toEqual({ role: { code: 'role-not-assignable' } })
})

test('a list gives a partner account no other role', async () => {
  const { administrator, agent } = await testMerchant(owner)
  const { read, rowsOf } = actions(administrator)
  const { email } = await owner
    .updateTable('app_user')
    .set({ role: 'partner-account' })
    .where('id', '=', agent.userId)
    .returning('email')
    .executeTakeFirstOrThrow()
  const { id } = await read([person({ email })])
  expect((await rowsOf(id))[0]?.faults).toEqual({ role: { code: 'partner-account-kept' } })
})

test('somebody who was changed since the preview is not overwritten, and nothing is saved by half', async () => {
  const { administrator, agent } = await testMerchant(owner)
  const { read, save } = actions(administrator)
  const added = person()
  const { id } = await read([added, person({ email: await emailOf(agent.userId) })])
  await owner.updateTable('app_user').set({ version: 7 }).where('id', '=', agent.userId).execute()
  await expect(save(id)).rejects.toMatchObject({ code: 'import-outdated' })
  expect(await idOf(added.email)).toBeUndefined()
})
