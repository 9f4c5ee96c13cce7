import type { Tx } from '@cauce/database/connection'
import type { PaymentAttemptTable } from '@cauce/database/tables'
import { refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { type AttemptState, attemptMoves } from '@cauce/domain/payments/states'
import type { Updateable } from 'kysely'

/** Moves a locked attempt, with the facts that go with it. Refuses with `move-not-allowed`. */
export async function moveAttempt(
  tx: Tx,
  { id, state }: { id: string; state: string },
  to: AttemptState,
  facts: Omit<Updateable<PaymentAttemptTable>, 'state'> = {},
): Promise<void> {
  refuseUnless(mayMove(attemptMoves, state, to), 'move-not-allowed')
  await tx
    .updateTable('payment_attempt')
    .set({ ...facts, state: to })
    .where('id', '=', id)
    .execute()
}
