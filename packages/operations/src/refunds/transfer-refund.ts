import { readIban } from '@cauce/domain/disbursement/iban'
import { refuseUnless } from '@cauce/domain/errors'
import { transferPostings } from '@cauce/domain/ledger/entries'
import { dateIn } from '@cauce/domain/money/calendar'
import { TransferredRefund } from '@cauce/domain/payments/refund-questions'
import { refundStanding } from '@cauce/domain/payments/refunds'
import { tellRefund } from '@cauce/workflows/refunds/contract'
import { matchRefundTransfers } from '../disbursement/statements/match-refund-transfers.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { tellProcess } from '../tell-process.ts'
import { lockRefund } from './lock-refund.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * Platform finance sent what no card takes of a refund to the shopper's account. `amountCents` is what they saw and sent; a
 * repeat changes nothing, and what was noted stays as it was. Refuses with `invalid-iban`, `refund-transferred` where another
 * transfer was noted, `move-not-allowed` where nothing is to be transferred, `refund-changed` where it is another amount by
 * now, and `not-found`.
 */
export const transferRefund = operation({
  name: 'refunds.transfer',
  permission: 'refunds.settle',
  input: TransferredRefund,
  async run(context, { id, amountCents, holder, ...given }) {
    const { tx, actor, now, record, unchanged } = context
    const iban = readIban(given.iban)
    refuseUnless(iban, 'invalid-iban')
    const refund = await lockRefund(tx, id)
    const { order, transfers, transferredCents: earlierCents } = refund
    const isOwed = refund.state === 'to-transfer' && amountCents === refundStanding(refund).toTransferCents
    if (
      !isOwed &&
      transfers.some((one) => one.amountCents === amountCents && one.iban === iban && one.holder === holder)
    ) {
      unchanged()
      return
    }
    refuseUnless(refund.state !== 'paid' || transfers.length === 0, 'refund-transferred')
    refuseUnless(refund.state === 'to-transfer', 'move-not-allowed')
    refuseUnless(isOwed, 'refund-changed')
    const { time_zone: zone } = await tx
      .selectFrom('merchant')
      .select('time_zone')
      .where('id', '=', order.merchant_id)
      .executeTakeFirstOrThrow()
    const transferredCents = earlierCents + amountCents
    await tx
      .insertInto('refund_transfer')
      .values({
        ...{ merchant_id: order.merchant_id, refund_id: id, amount_cents: amountCents, iban, account_holder: holder },
        ...{ sent_on: dateIn(zone, now), noted_at: now, noted_by: actor.userId },
      })
      .execute()
    await matchRefundTransfers(tx)
    await postEntry(tx, {
      ...{ merchantId: order.merchant_id, orderId: order.id, kind: 'refund' },
      factKey: earlierCents === 0 ? `refund/${id}` : `refund/${id}/${earlierCents}`,
      postings: transferPostings(amountCents),
      at: now,
    })
    const state = await settleRefund(context, { ...refund, transferredCents })
    const after = { refund: state, refundId: id, amountCents }
    await record({ ...ofOrder(order), before: { refund: refund.state }, after })
    const process = { merchantId: order.merchant_id, id }
    await tellProcess(tx, tellRefund(process, 'transferred', {}, `refund/${id}/transferred/${transferredCents}`))
  },
})
