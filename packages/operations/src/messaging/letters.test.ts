import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { disableUser } from '../access/people/disable-user.ts'
import { invitationToken } from '../access/people/invitation-link.ts'
import { inviteUser } from '../access/people/invite-user.ts'
import { resendInvitation } from '../access/people/resend-invitation.ts'
import { createPerform } from '../perform.ts'
import { testMerchant } from '../testing/merchant.ts'
import { letterToDeliver } from './letter-to-deliver.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const clock = movableClock('2026-11-22T10:00:00.000Z')
const linkKey = 'a key for tests'
const perform = createPerform({ database, linkKey, clock: clock.now })
const { id: merchantId, administrator } = await testMerchant(owner)
const reader: Actor = { ...systemActor(merchantId), scope: { kind: 'platform' } }
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const invite = () =>
  perform(inviteUser, administrator, {
    ...{ email: `${randomUUID()}@example.test`, firstName: 'Leo', lastName: 'Gil', locale: 'fr' },
    role: 'support-agent',
  })
/** Somebody's letters as they would go out now, the oldest first. */
async function lettersOf(id: string) {
  const rows = await owner.selectFrom('message').select('id').where('subject_id', '=', id).orderBy('id').execute()
  return Promise.all(rows.map((row) => perform(letterToDeliver, reader, { messageId: row.id })))
}

test('an invitation brings the link of its generation, in the language of whom it invites', async () => {
  const { id } = await invite()
  const facts = {
    about: 'invitation',
    merchantName: 'Academia Faro',
    firstName: 'Leo',
    token: invitationToken(linkKey, id, 1),
  }
  expect(await lettersOf(id)).toMatchObject([{ isDue: true, locale: 'fr', facts }])
})

test('a letter that another one replaced, that ran out or whose person was shut out is no longer due', async () => {
  const { id } = await invite()
  await perform(resendInvitation, administrator, { id })
  expect((await lettersOf(id)).map(({ isDue }) => isDue)).toEqual([false, true])
  await perform(disableUser, administrator, { id })
  expect((await lettersOf(id)).map(({ isDue }) => isDue)).toEqual([false, false])
  const late = await invite()
  clock.advance({ days: 8 })
  expect((await lettersOf(late.id)).map(({ isDue }) => isDue)).toEqual([false])
})
