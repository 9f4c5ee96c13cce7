import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { userImport } from '@cauce/domain/access/user-rows'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { previewImport } from '../../imports/preview-import.ts'
import { saveImport } from '../../imports/save-import.ts'
import { type Change, operation } from '../../operation.ts'
import { createPerform } from '../../perform.ts'
import { testMerchant } from '../../testing/merchant.ts'
import { changeUser } from '../people/change-user.ts'
import { disableUser, enableUser } from '../people/disable-user.ts'
import { inviteUser } from '../people/invite-user.ts'
import { userImports } from '../people/user-import.ts'
import { listLog } from './list-log.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const now = '2026-11-22T10:00:00.000Z'
const perform = createPerform({ database, linkKey: 'a key for tests', clock: () => new Date(now) })
const { administrator, centreIds } = await testMerchant(owner)
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const names = { firstName: 'Leo', lastName: 'Gil' }
const invite = async (email = `${randomUUID()}@example.test`) => {
  const given = { role: 'additional-administrator', rights: ['keys.manage', 'log.read'] } as const
  return (
    await perform(inviteUser, administrator, { email, locale: 'es', ...names, ...given, rights: [...given.rights] })
  ).id
}
/** What the log's page shows of the last change of somebody. */
const lastOf = async (id: string) => (await perform(listLog, administrator, { subject: id, limit: 1 })).rows[0]?.changes

test('somebody shut out and let in again is in the log with both sides', async () => {
  const id = await invite()
  await perform(disableUser, administrator, { id })
  expect(await lastOf(id)).toEqual([{ field: 'disabledAt', before: null, after: now }])
  await perform(enableUser, administrator, { id })
  expect(await lastOf(id)).toEqual([{ field: 'disabledAt', before: now, after: null }])
})

test('rights that go with a role are in the log, and centres are told by name', async () => {
  const id = await invite()
  const change = { id, version: 1, ...names, rights: [], role: 'sales-agent' as const, centreIds: [...centreIds] }
  await perform(changeUser, administrator, change)
  const changes = await lastOf(id)
  expect(changes).toContainEqual({ field: 'rights', before: ['log.read', 'keys.manage'], after: [] })
  expect(changes).toContainEqual({ field: 'centreIds', before: [], after: ['Centro 0', 'Centro 1'] })
})

test('rights that go with a role in a file are in the log too', async () => {
  const email = `${randomUUID()}@example.test`
  const id = await invite(email)
  const cells = { email, ...names, role: 'Soporte' }
  const rows = userImport.check([{ row: 2, cells }], ['email', 'firstName', 'lastName', 'role'], {
    today: '2026-11-22',
    taxCountry: 'ES',
  })
  const columns = (['email', 'firstName', 'lastName', 'role'] as const).map((key) => ({ key, header: key }))
  const { id: importId } = await perform(previewImport(userImports), administrator, {
    ...{ centreId: null, fileName: 'usuarios.csv', file: Buffer.from(email) },
    list: { sheetName: null, headerRow: 1, ignoredHeaders: [], exampleRow: null, rows, columns },
  })
  await perform(saveImport(userImports), administrator, { id: importId })
  expect(await lastOf(id)).toEqual([
    { field: 'role', before: 'additional-administrator', after: 'support-agent' },
    { field: 'rights', before: ['log.read', 'keys.manage'], after: [] },
  ])
})

test('what has no words, or another shape than its own, cannot be written into the log', async () => {
  const id = await invite()
  const writing = (line: Partial<Change>) =>
    operation({
      ...{ name: 'users.change', permission: 'users.manage', input: z.void() },
      run: (context) => context.record({ subjectKind: 'user', subjectId: id, merchantId: null, ...line } as Change),
    })
  const unheard = writing({ after: { shoeSize: 43 } as object })
  await expect(perform(unheard, administrator, undefined)).rejects.toThrow('shoeSize')
  const misshapen = writing({ after: { rights: 'log.read, keys.manage' } as object })
  await expect(perform(misshapen, administrator, undefined)).rejects.toThrow('rights')
  const misplaced = writing({ action: 'keys.create' })
  await expect(perform(misplaced, administrator, undefined)).rejects.toThrow('keys.create')
})
