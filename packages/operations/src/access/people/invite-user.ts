import { mayAssign } from '@cauce/domain/access/assigning'
import { may } from '@cauce/domain/access/permissions'
import { NewUser } from '@cauce/domain/access/users'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { operation } from '../../operation.ts'
import { insertPerson } from './insert-person.ts'
import { allowInvitations, allowLettersTo } from './invitation-allowance.ts'

/**
 * Makes a user of the acting person's merchant, who is invited by letter to choose a password. Refuses with `forbidden`
 * (platform, or rights without `rights.manage`), `role-not-assignable`, `email-taken`,
 * `invited-too-many` or `invited-too-often` (to them).
 */
export const inviteUser = operation({
  name: 'users.invite',
  permission: 'users.manage',
  input: NewUser,
  async run({ tx, actor, now, linkKey, invitationsOfMerchant, record }, input) {
    const { scope } = actor
    refuseUnless(scope.kind === 'merchant' && scope.centreIds === 'all', 'forbidden')
    refuseUnless(input.rights.length === 0 || may(actor, 'rights.manage'), 'forbidden')
    if (!mayAssign(actor, input)) throw new Refusal('role-not-assignable', {}, { role: 'role-not-assignable' })
    await allowInvitations(tx, { merchantId: scope.merchantId, wanted: 1, limit: invitationsOfMerchant, now })
    await allowLettersTo(tx, { merchantId: scope.merchantId, recipients: [input.email], now })
    const by = { linkKey, userId: actor.userId, now }
    const { id, change } = await insertPerson(tx, { merchantId: scope.merchantId, ...input }, by)
    await record(change)
    return { id }
  },
})
