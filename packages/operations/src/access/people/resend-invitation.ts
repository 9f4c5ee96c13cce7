import { UserId } from '@cauce/domain/access/users'
import { refuseUnless } from '@cauce/domain/errors'
import { operation } from '../../operation.ts'
import { allowInvitations, allowLettersTo } from './invitation-allowance.ts'
import { lockPerson } from './person.ts'
import { writeInvitation } from './write-invitation.ts'

/**
 * Invites somebody again who has not come yet: a new link, and the ones before it end. It gives nobody more than they were
 * invited to. Refuses with `not-found`, `move-not-allowed` (came already, or is shut out), `invited-too-often` (`limit` a
 * day to them) or `invited-too-many` (of the merchant).
 */
export const resendInvitation = operation({
  name: 'users.resend-invitation',
  permission: 'users.remind',
  input: UserId,
  async run({ tx, actor, now, linkKey, invitationsOfMerchant, record }, { id }) {
    const found = await tx.selectFrom('app_user').select('merchant_id').where('id', '=', id).executeTakeFirst()
    refuseUnless(found?.merchant_id, 'not-found')
    await allowInvitations(tx, { merchantId: found.merchant_id, wanted: 1, limit: invitationsOfMerchant, now })
    const person = await lockPerson(tx, actor, id)
    const earlier = await tx
      .selectFrom('invitation')
      .select(['generation', 'accepted_at'])
      .where('user_id', '=', id)
      .orderBy('generation', 'desc')
      .execute()
    const [last] = earlier
    const waits = last && person.disabledAt === null && earlier.every(({ accepted_at }) => accepted_at === null)
    refuseUnless(waits, 'move-not-allowed')
    await allowLettersTo(tx, { merchantId: person.merchantId, recipients: [person.email], now })
    const by = { linkKey, userId: actor.userId, now }
    const { expiresAt } = await writeInvitation(tx, { invited: person, generation: last.generation + 1, ...by })
    await record({
      ...{ subjectKind: 'user', subjectId: id, merchantId: person.merchantId },
      after: { sends: last.generation + 1, expiresAt },
    })
    return { id, expiresAt }
  },
})
