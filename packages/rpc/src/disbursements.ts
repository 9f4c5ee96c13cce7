import { refuseUnless } from '@cauce/domain/errors'
import { disbursementMonths } from '@cauce/operations/disbursement/disbursement-months'
import { disbursementOrders } from '@cauce/operations/disbursement/disbursement-orders'
import { listDisbursements } from '@cauce/operations/disbursement/list-disbursements'
import { makePayoutFile, payoutsToSend } from '@cauce/operations/disbursement/make-payout-file'
import { nextPayments } from '@cauce/operations/disbursement/next-payments'
import { listPayoutFiles } from '@cauce/operations/disbursement/payout-files'
import { readDisbursement } from '@cauce/operations/disbursement/read-disbursement'
import { markDisbursementPaid, markDisbursementRejected } from '@cauce/operations/disbursement/settle-disbursement'
import { allowed, mutation, query, router } from './trpc.ts'

export const disbursements = router({
  list: query(listDisbursements),
  months: query(disbursementMonths),
  next: query(nextPayments),
  get: query(readDisbursement),
  orders: query(disbursementOrders),
  toSend: query(payoutsToSend),
  files: query(listPayoutFiles),
  /** Refused with `payout-account-missing` where nobody said which account pays. */
  makeFile: allowed(makePayoutFile.permission).mutation(({ ctx }) => {
    const { idempotencyKey, backOffice } = ctx
    refuseUnless(backOffice?.payoutDebtor, 'payout-account-missing')
    return ctx.perform(makePayoutFile, ctx.actor, backOffice.payoutDebtor, idempotencyKey ? { idempotencyKey } : {})
  }),
  markPaid: mutation(markDisbursementPaid),
  markRejected: mutation(markDisbursementRejected),
})
