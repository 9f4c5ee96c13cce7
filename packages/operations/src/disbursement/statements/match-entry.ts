import { meaningByHand, unsaidReason } from '@cauce/domain/disbursement/statement'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../../operation.ts'
import { markAllPaid, rejectDisbursement } from '../move-disbursement.ts'
import { entryLine, lockEntry } from './lock-entry.ts'
import { lockPayments } from './named-payments.ts'

/**
 * Finance says of which payment a difference is; it moves as if the bank had named it. A repeat changes nothing. Refuses
 * with `entry-does-not-fit` (and the difference that is left), with `move-not-allowed` where the entry is none of the
 * differences, and with `not-found`.
 */
export const matchEntry = operation({
  name: 'statements.match',
  permission: 'statements.import',
  input: z.object({ id: Id, disbursementId: Id }),
  async run({ tx, actor, now, record, unchanged }, { id, disbursementId }) {
    const payments = await lockPayments(tx, { column: 'id', values: [disbursementId], back: [disbursementId] })
    const payment = payments.get(disbursementId)
    refuseUnless(payment, 'not-found')
    const entry = await lockEntry(tx, id)
    if (entry.state === 'matched' && entry.settled_by !== null && entry.disbursement_id === disbursementId) {
      unchanged()
      return
    }
    refuseUnless(entry.state === 'difference', 'move-not-allowed')
    const meaning = meaningByHand({ amountCents: entry.amount_cents, currency: entry.currency }, payment)
    if (meaning.kind === 'difference') throw new Refusal('entry-does-not-fit', { difference: meaning.difference })
    await tx
      .updateTable('statement_entry')
      .set({
        ...{ state: 'matched', disbursement_id: disbursementId, moved: meaning.to !== null },
        ...{ settled_by: actor.userId, settled_at: now },
      })
      .where('id', '=', id)
      .execute()
    await record(entryLine(entry, 'matched', { number: payment.number }))
    if (meaning.to === 'paid')
      for (const change of await markAllPaid(tx, { ids: [disbursementId], at: now }))
        await record({ ...change, action: 'disbursements.mark-paid' })
    if (meaning.to === 'rejected') {
      const reason = entry.return_reason ?? unsaidReason
      const change = await rejectDisbursement(tx, { id: disbursementId, reason, at: now })
      if (change) await record({ ...change, action: 'disbursements.reject' })
    }
  },
})
