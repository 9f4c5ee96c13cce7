import { refuseUnless } from '@cauce/domain/errors'
import type { ChargeState } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

/**
 * A charge as far as asking the acquirer for it goes. `card` is null where the acquirer withheld it, `intentId` until it gave
 * one. `mayBeSent` is false for one that was begun by itself once automatic payments are off.
 */
export const chargeToCollect = reading({
  name: 'payments.charge-to-collect',
  permission: 'payments.process',
  input: z.object({ id: Id, chargeId: Id }),
  async run({ db }, { id, chargeId }) {
    const row = await db
      .selectFrom('charge')
      .innerJoin('payment_plan as plan', 'plan.id', 'charge.plan_id')
      .innerJoin('orders', 'orders.id', 'charge.order_id')
      .innerJoin('customer', 'customer.id', 'orders.customer_id')
      .leftJoin('stored_card as card', 'card.id', 'charge.card_id')
      .select(['charge.state', 'charge.intent_id', 'charge.amount_cents', 'charge.asked_by', 'charge.decline_code'])
      .select(['plan.financing_id', 'orders.reference', 'customer.automatic_payments'])
      .select(['card.acquirer_customer_id', 'card.payment_method_id'])
      .where('charge.id', '=', chargeId)
      .where('plan.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const hasCard = row.acquirer_customer_id !== null && row.payment_method_id !== null
    return {
      state: row.state as ChargeState,
      declineCode: row.decline_code,
      intentId: row.intent_id,
      amountCents: row.amount_cents,
      financingId: row.financing_id,
      reference: row.reference,
      card: hasCard
        ? { customerId: row.acquirer_customer_id as string, paymentMethodId: row.payment_method_id as string }
        : null,
      mayBeSent: row.asked_by !== 'schedule' || row.automatic_payments,
    }
  },
})
