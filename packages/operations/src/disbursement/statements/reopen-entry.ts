import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../../operation.ts'
import { entryLine, lockEntry } from './lock-entry.ts'

/**
 * Takes back what finance said of an entry: it is a difference again. A repeat changes nothing. Refuses with
 * `entry-moved-payment` where a payment was moved by it, which is taken back on the payment's own page or not at all, with
 * `move-not-allowed` where it is as the bank said, and with `not-found`.
 */
export const reopenEntry = operation({
  name: 'statements.reopen',
  permission: 'statements.import',
  input: z.object({ id: Id }),
  async run({ tx, record, unchanged }, { id }) {
    const entry = await lockEntry(tx, id)
    if (entry.state === 'difference') {
      unchanged()
      return
    }
    refuseUnless(entry.settled_by !== null, 'move-not-allowed')
    refuseUnless(!entry.moved, 'entry-moved-payment')
    const named = await tx
      .selectFrom('disbursement')
      .select('id')
      .where('end_to_end_id', '=', entry.end_to_end_id)
      .executeTakeFirst()
    await tx
      .updateTable('statement_entry')
      .set({
        ...{ state: 'difference', disbursement_id: named?.id ?? null, reason: null },
        ...{ settled_by: null, settled_at: null },
      })
      .where('id', '=', id)
      .execute()
    await record(entryLine(entry, 'difference'))
  },
})
