import { AdministratorChangeId } from '@cauce/domain/access/administrator-request'
import { operation } from '../../operation.ts'
import { lockAdministratorChange } from './lock-administrator-change.ts'
import { partiesOfChange, tellOfChange } from './tell-of-change.ts'

/**
 * Takes back a request that is not decided yet: whoever administers the merchant may, not the one who asked alone, and the
 * platform. Those whom it was about are told. Refuses with `not-found` or `move-not-allowed`.
 */
export const withdrawAdministratorChange = operation({
  name: 'administrators.withdraw',
  permission: 'administrators.withdraw',
  input: AdministratorChangeId,
  async run({ tx, actor, now, record }, { id }) {
    const { merchant_id: merchantId, state, new_user_id } = await lockAdministratorChange(tx, id, 'withdrawn')
    await tx
      .updateTable('administrator_change')
      .set({ state: 'withdrawn', decided_by: actor.userId, decided_at: now })
      .where('id', '=', id)
      .execute()
    const parties = await partiesOfChange(tx, { merchantId, successorId: new_user_id })
    await tellOfChange(tx, { id, merchantId, state: 'withdrawn', now }, parties)
    await record({
      ...{ subjectKind: 'administrator-change', subjectId: id, merchantId },
      before: { state },
      after: { state: 'withdrawn' },
    })
    return { id }
  },
})
