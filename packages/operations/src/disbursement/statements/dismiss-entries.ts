import { DismissedEntries } from '@cauce/domain/disbursement/statement-questions'
import { refuseUnless } from '@cauce/domain/errors'
import { operation } from '../../operation.ts'
import { entryLine, lockEntries } from './lock-entry.ts'

/**
 * Finance says why differences need no payment, such as what the bank takes for itself. A repeat changes nothing. Refuses
 * with `move-not-allowed` where one of them is no difference, and with `not-found`.
 */
export const dismissEntries = operation({
  name: 'statements.dismiss',
  permission: 'statements.import',
  input: DismissedEntries,
  async run({ tx, actor, now, record, unchanged }, { ids, reason }) {
    const entries = await lockEntries(tx, ids)
    const open = entries.filter((entry) => entry.state !== 'dismissed' || entry.reason !== reason)
    refuseUnless(
      open.every(({ state }) => state === 'difference'),
      'move-not-allowed',
    )
    if (open.length === 0) {
      unchanged()
      return
    }
    await tx
      .updateTable('statement_entry')
      .set({ state: 'dismissed', reason, settled_by: actor.userId, settled_at: now })
      .where(
        'id',
        'in',
        open.map(({ id }) => id),
      )
      .execute()
    await record(open.map((entry) => entryLine(entry, 'dismissed', { dismissReason: reason })))
  },
})
