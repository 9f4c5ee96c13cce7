import { RejectReason } from '@cauce/domain/disbursement/filter'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { markPaid, rejectDisbursement } from './move-disbursement.ts'

/** Finance saw on the account that the bank paid. Refuses with `not-found`, `move-not-allowed`. */
export const markDisbursementPaid = operation({
  name: 'disbursements.mark-paid',
  permission: 'disbursements.settle',
  input: z.object({ id: Id }),
  async run({ tx, now, record, unchanged }, { id }) {
    const change = await markPaid(tx, { id, at: now })
    await (change ? record(change) : unchanged())
  },
})

/** Finance was told that the bank did not pay, and why; the orders join the next payment. Refuses as the other one does. */
export const markDisbursementRejected = operation({
  name: 'disbursements.reject',
  permission: 'disbursements.settle',
  input: z.object({ id: Id, reason: RejectReason }),
  async run({ tx, now, record, unchanged }, { id, reason }) {
    const change = await rejectDisbursement(tx, { id, reason, at: now })
    await (change ? record(change) : unchanged())
  },
})
