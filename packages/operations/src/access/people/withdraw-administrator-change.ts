import type { Tx } from '@cauce/database/connection'
import { AdministratorChangeId } from '@cauce/domain/access/administrator-request'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { operation } from '../../operation.ts'
import { lockAdministratorChange } from './lock-administrator-change.ts'
import { lockAdministrators } from './lock-administrators.ts'
import { managersToldOfApproval, partiesOfChange, tellOfChange } from './tell-of-change.ts'

/**
 * Takes back a request that is not decided yet, or an approved one whose successor was invited and has not come: their
 * invitation goes with it. Whoever administers the merchant may, not the one who asked alone, and the platform. Those whom
 * it was about are told, the account manager too who heard of the approval. Refuses with `not-found` or `move-not-allowed`.
 */
export const withdrawAdministratorChange = operation({
  name: 'administrators.withdraw',
  permission: 'administrators.withdraw',
  input: AdministratorChangeId,
  async run({ tx, actor, now, record }, { id }) {
    const { merchant_id: merchantId, state, new_user_id } = await lockAdministratorChange(tx, id, 'withdrawn')
    const awaited = state === 'approved' ? new_user_id : null
    if (state === 'approved') await refuseUnlessAwaited(tx, { merchantId, userId: awaited })
    await tx
      .updateTable('administrator_change')
      .set({ state: 'withdrawn', decided_by: actor.userId, decided_at: now, ...(awaited && { new_user_id: null }) })
      .where('id', '=', id)
      .execute()
    if (awaited) {
      const { rows: gone } = await sql`select forget_invited(array[${awaited}]::uuid[])`.execute(tx)
      refuseUnless(gone.length === 1, 'move-not-allowed', { state })
    }
    const told = [
      ...(await partiesOfChange(tx, { merchantId, successorId: awaited ? null : new_user_id })),
      ...(state === 'approved' ? await managersToldOfApproval(tx, id) : []),
    ]
    await tellOfChange(tx, { id, merchantId, state: 'withdrawn', now }, told)
    await record({
      ...{ subjectKind: 'administrator-change', subjectId: id, merchantId },
      before: { state, ...(awaited && { userId: awaited }) },
      after: { state: 'withdrawn', ...(awaited && { userId: null }) },
    })
    return { id }
  },
})

/** Whoever is just accepting is waited for: then they have come, and the change is done. */
async function refuseUnlessAwaited(
  tx: Tx,
  { merchantId, userId }: { merchantId: string; userId: string | null },
): Promise<void> {
  const locked = await lockAdministrators(tx, { merchantId })
  if (!locked.some(({ id, hasCome }) => id === userId && !hasCome))
    throw new Refusal('move-not-allowed', { state: 'approved' })
}
