import { systemActor } from '@cauce/domain/access/scope'
import { recordRefundPart } from '@cauce/operations/refunds/record-part'
import { refundAgenda } from '@cauce/operations/refunds/refund-agenda'
import type { RefundRecords } from '@cauce/workflows/refunds/activities'
import type { Dependencies } from '../dependencies.ts'

/** The steps of a refund's process that end in the database. */
export const createRefundRecords = ({ perform }: Dependencies): RefundRecords => ({
  openRefund: ({ merchantId, id }, now) => perform(refundAgenda, systemActor(merchantId), { id }, { now }),
  settleRefundPart: ({ merchantId, id }, partId, answer, now) =>
    perform(recordRefundPart, systemActor(merchantId), { id, partId, ...(answer ?? { outcome: 'unknown' }) }, { now }),
})
