import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { type DeathReason, financingMoves } from '@cauce/domain/financing/states'
import { mayMove } from '@cauce/domain/moves'
import type { LockedFinancing } from './of-financing.ts'

/** Moves a locked financing to Dead; its order stays awaited. `now` is an ISO instant. Refuses with `move-not-allowed`. */
export async function endDead(tx: Tx, financing: LockedFinancing, reason: DeathReason, now: string): Promise<void> {
  refuseUnless(mayMove(financingMoves, financing.state, 'dead'), 'move-not-allowed')
  await tx
    .updateTable('financing')
    .set({ state: 'dead', dead_reason: reason, settled_at: now, claimed_attempt_id: null, review_since: null })
    .where('id', '=', financing.id)
    .execute()
}
