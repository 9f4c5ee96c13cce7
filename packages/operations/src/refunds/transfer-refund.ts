import { readIban } from '@cauce/domain/disbursement/iban'
import { refuseUnless } from '@cauce/domain/errors'
import { transferPostings } from '@cauce/domain/ledger/entries'
import { dateIn } from '@cauce/domain/money/calendar'
import { TransferredRefund } from '@cauce/domain/payments/refund-questions'
import { refundStanding } from '@cauce/domain/payments/refunds'
import { tellRefund } from '@cauce/workflows/refunds/contract'
import { postEntry } from '../ledger/post-entry.ts'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { tellProcess } from '../tell-process.ts'
import { lockRefund } from './lock-refund.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * Platform finance sent what no card takes of a refund to the shopper's account. `amountCents` is what they saw and sent; a
 * repeat changes nothing. Refuses with `invalid-iban`, `move-not-allowed` where nothing is to
 * be transferred, `refund-changed` where it is another amount by now, and `not-found`.
 */
export const transferRefund = operation({
  name: 'refunds.transfer',
  permission: 'refunds.settle',
  input: TransferredRefund,
  async run(context, { id, amountCents, holder, ...given }) {
    const { tx, now, record, unchanged } = context
    const iban = readIban(given.iban)
    refuseUnless(iban, 'invalid-iban')
    const refund = await lockRefund(tx, id)
    const { order } = refund
    if (refund.state === 'paid' && (await wasSentSo(id, amountCents, iban))) {
      unchanged()
      return
    }
    refuseUnless(refund.state === 'to-transfer', 'move-not-allowed')
    const { toTransferCents } = refundStanding(refund)
    refuseUnless(amountCents === toTransferCents, 'refund-changed')
    const earlierCents = refund.transferredCents
    const { time_zone: zone } = await tx
      .selectFrom('merchant')
      .select('time_zone')
      .where('id', '=', order.merchant_id)
      .executeTakeFirstOrThrow()
    const transferredCents = earlierCents + amountCents
    await tx
      .updateTable('refund')
      .set({
        ...{ transferred_cents: transferredCents, transferred_on: dateIn(zone, now) },
        ...{ iban, account_holder: holder },
      })
      .where('id', '=', id)
      .execute()
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

    async function wasSentSo(refundId: string, cents: number, to: string): Promise<boolean> {
      const sent = await tx
        .selectFrom('refund')
        .select(['iban', 'transferred_cents'])
        .where('id', '=', refundId)
        .executeTakeFirstOrThrow()
      return sent.iban === to && sent.transferred_cents >= cents
    }
  },
})
