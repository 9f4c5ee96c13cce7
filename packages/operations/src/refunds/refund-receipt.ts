import { maskedIban } from '@cauce/domain/disbursement/account-change'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

type Way = { kind: 'card'; last4: string } | { kind: 'transfer'; account: string }

/**
 * What a shopper's receipt of a refund says, in the parts in which it was sent; dates are of the merchant's calendar.
 * Refuses with `not-found` and, until all of it was sent, with `refund-not-paid`.
 */
export const refundReceipt = reading({
  name: 'refunds.receipt',
  permission: 'orders.read',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const refund = await db
      .selectFrom('refund as r')
      .innerJoin('orders as o', 'o.id', 'r.order_id')
      .innerJoin('merchant', 'merchant.id', 'r.merchant_id')
      .select(['r.number', 'r.settled_at'])
      .select(['o.reference', 'o.customer_name', 'merchant.name', 'merchant.time_zone'])
      .where('r.id', '=', id)
      .executeTakeFirst()
    refuseUnless(refund, 'not-found')
    refuseUnless(refund.settled_at !== null, 'refund-not-paid')
    const onCards = await db
      .selectFrom('refund_part as p')
      .innerJoin('charge', 'charge.id', 'p.charge_id')
      .leftJoin('stored_card as card', 'card.id', 'charge.card_id')
      .select(['p.amount_cents', 'p.settled_at', 'p.begun_at', 'card.last4'])
      .where('p.refund_id', '=', id)
      .where('p.state', '=', 'succeeded')
      .orderBy('p.begun_at')
      .orderBy('p.id')
      .execute()
    const transfers = await db
      .selectFrom('refund_transfer')
      .select(['amount_cents', 'iban', 'sent_on'])
      .where('refund_id', '=', id)
      .orderBy('id')
      .execute()
    const dayOf = (instant: string) => dateIn(refund.time_zone, instant)
    const parts: { sentOn: string; amountCents: number; way: Way }[] = [
      ...onCards.map((part) => ({
        sentOn: dayOf(part.settled_at ?? part.begun_at),
        amountCents: part.amount_cents,
        way: { kind: 'card' as const, last4: part.last4 ?? '····' },
      })),
      ...transfers.map((transfer) => ({
        sentOn: transfer.sent_on,
        amountCents: transfer.amount_cents,
        way: { kind: 'transfer' as const, account: maskedIban(transfer.iban) },
      })),
    ]
    return {
      reference: refund.number,
      merchantName: refund.name,
      orderReference: refund.reference,
      shopperName: refund.customer_name,
      refundedOn: dayOf(refund.settled_at as string),
      parts,
    }
  },
})
