import { NewAdministratorChange } from '@cauce/domain/access/administrator-request'
import { actingRoles } from '@cauce/domain/access/roles'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { operation } from '../../operation.ts'
import { partiesOfChange, tellOfChange } from './tell-of-change.ts'

/**
 * Asks the platform to make somebody else the merchant's administrator. One request is open at a time. Refuses with
 * `forbidden` (platform), `not-found`, `main-administrator` (is it already), `successor-not-active` (shut out, or has not
 * come), `email-taken` (works here: choose them) or `administrator-change-open`. Those whom it is about are told.
 */
export const askAdministratorChange = operation({
  name: 'administrators.ask',
  permission: 'administrators.ask',
  input: NewAdministratorChange,
  async run({ tx, actor, now, record }, { successor, reason, former }) {
    const { scope, userId } = actor
    refuseUnless(scope.kind === 'merchant' && scope.centreIds === 'all', 'forbidden')
    const { merchantId } = scope
    const ours = tx
      .selectFrom('app_user')
      .select(['id', 'role', 'disabled_at', 'email_verified'])
      .where('merchant_id', '=', merchantId)
      .where('role', 'not in', [...actingRoles])
    const meant =
      'userId' in successor ? ours.where('id', '=', successor.userId) : ours.where('email', '=', successor.email)
    const known = await meant.executeTakeFirst()
    if ('userId' in successor) {
      refuseUnless(known && known.role !== 'partner-account', 'not-found')
      refuseUnless(known.role !== 'merchant-administrator', 'main-administrator')
      refuseUnless(known.disabled_at === null && known.email_verified, 'successor-not-active')
    } else if (known) throw new Refusal('bad-input', {}, { email: 'email-taken' })

    const who =
      'userId' in successor
        ? { new_user_id: successor.userId }
        : { email: successor.email, first_name: successor.firstName, last_name: successor.lastName }
    const asked = await tx
      .insertInto('administrator_change')
      .values({ merchant_id: merchantId, asked_by: userId, asked_at: now, reason, former, ...who })
      .onConflict((conflict) => conflict.column('merchant_id').where('state', '=', sql.lit('asked')).doNothing())
      .returning('id')
      .executeTakeFirst()
    refuseUnless(asked, 'administrator-change-open')
    const parties = await partiesOfChange(tx, { merchantId, successorId: known?.id ?? null })
    await tellOfChange(tx, { id: asked.id, merchantId, state: 'asked', now }, parties)
    await record({
      ...{ subjectKind: 'administrator-change', subjectId: asked.id, merchantId },
      after: { state: 'asked', ...('userId' in successor ? successor : { email: successor.email }), reason, former },
    })
    return { id: asked.id }
  },
})
