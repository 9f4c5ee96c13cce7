import type { Tx } from '@cauce/database/connection'
import type { StoredCard } from '@cauce/domain/payments/card-gateway'

/** Keeps the card that a plan is charged to from now on; the one before stays for its refunds. Gives its id. */
export async function insertCard(
  tx: Tx,
  plan: { id: string; merchantId: string },
  card: StoredCard,
  now: string,
): Promise<string> {
  await tx
    .updateTable('stored_card')
    .set({ replaced_at: now })
    .where('plan_id', '=', plan.id)
    .where('replaced_at', 'is', null)
    .execute()
  const { id } = await tx
    .insertInto('stored_card')
    .values({
      merchant_id: plan.merchantId,
      plan_id: plan.id,
      acquirer_customer_id: card.customerId,
      payment_method_id: card.paymentMethodId,
      brand: card.brand,
      first6: card.first6 ?? null,
      last4: card.last4,
      expiry_month: card.expiryMonth,
      expiry_year: card.expiryYear,
      given_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
