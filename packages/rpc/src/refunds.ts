import { listRefundsToTransfer } from '@cauce/operations/refunds/list-to-transfer'
import { transferRefund } from '@cauce/operations/refunds/transfer-refund'
import { mutation, query, router } from './trpc.ts'

export const refunds = router({
  /** Those of which finance has something to transfer, longest waiting first. */
  list: query(listRefundsToTransfer),
  transfer: mutation(transferRefund),
})
