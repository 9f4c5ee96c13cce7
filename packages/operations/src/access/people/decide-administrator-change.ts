import { mayDecide } from '@cauce/domain/access/administrator-change'
import { AdministratorChangeDecision } from '@cauce/domain/access/administrator-request'
import { refuseUnless } from '@cauce/domain/errors'
import { operation } from '../../operation.ts'
import { lockAdministratorChange } from './lock-administrator-change.ts'
import { succeedAdministrator } from './succeed-administrator.ts'
import { accountManagerOf, partiesOfChange, tellOfChange } from './tell-of-change.ts'

/**
 * The platform's word on a request: two people, always. Approved, roles move in this transaction and old sessions end,
 * or when somebody new accepts the invitation; refused, with a note, nothing moves. Whom it is about and the merchant's account manager are told. Refuses with
 * `not-found`, `move-not-allowed`, `second-person-needed`, `required` at `note`, or as `succeedAdministrator` does.
 */
export const decideAdministratorChange = operation({
  name: 'administrators.decide',
  permission: 'administrators.approve',
  input: AdministratorChangeDecision,
  async run({ tx, actor, now, linkKey, record }, { id, decision, note }) {
    const state = decision === 'approve' ? 'approved' : 'refused'
    const found = await lockAdministratorChange(tx, id, state)
    const merchantId = found.merchant_id
    const parties = { askedBy: found.asked_by, newUserId: found.new_user_id }
    refuseUnless(mayDecide(actor.userId, parties), 'second-person-needed')
    const own = await tx.selectFrom('app_user').select('email').where('id', '=', actor.userId).executeTakeFirst()
    refuseUnless(found.email === null || own?.email !== found.email, 'second-person-needed')

    const told = [
      ...(await partiesOfChange(tx, { merchantId, successorId: found.new_user_id })),
      ...(await accountManagerOf(tx, merchantId)),
    ]
    const succession =
      decision === 'approve' &&
      (await succeedAdministrator(
        tx,
        {
          ...{ merchantId, former: found.former as 'disabled', newUserId: found.new_user_id },
          ...{ email: found.email, firstName: found.first_name, lastName: found.last_name },
        },
        { actor, linkKey, now },
      ))
    await tx
      .updateTable('administrator_change')
      .set({
        ...{ state, decided_by: actor.userId, decided_at: now, note: note || null },
        ...(succession && { new_user_id: succession.successorId, former_ids: succession.formerIds }),
      })
      .where('id', '=', id)
      .execute()
    await tellOfChange(tx, { id, merchantId, state, now }, told)
    await record([
      {
        ...{ subjectKind: 'administrator-change', subjectId: id, merchantId },
        before: { state: found.state },
        after: { state, ...(note && { note }), ...(succession && { userId: succession.successorId }) },
      },
      ...(succession ? succession.changes : []),
    ])
    return { id, state }
  },
})
