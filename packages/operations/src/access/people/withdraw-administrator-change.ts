import { AdministratorChangeId } from '@cauce/domain/access/administrator-request'
import { refuseUnless } from '@cauce/domain/errors'
import { operation } from '../../operation.ts'
import { lockAdministratorChange } from './lock-administrator-change.ts'

/** Takes back a request of one's own that is not decided yet. Refuses with `not-found`, `forbidden` or `move-not-allowed`. */
export const withdrawAdministratorChange = operation({
  name: 'administrators.withdraw',
  permission: 'administrators.ask',
  input: AdministratorChangeId,
  async run({ tx, actor, now, record }, { id }) {
    const { merchant_id, state, asked_by } = await lockAdministratorChange(tx, id, 'withdrawn')
    refuseUnless(asked_by === actor.userId, 'forbidden')
    await tx
      .updateTable('administrator_change')
      .set({ state: 'withdrawn', decided_by: actor.userId, decided_at: now })
      .where('id', '=', id)
      .execute()
    await record({
      ...{ subjectKind: 'administrator-change', subjectId: id, merchantId: merchant_id },
      before: { state },
      after: { state: 'withdrawn' },
    })
    return { id }
  },
})
