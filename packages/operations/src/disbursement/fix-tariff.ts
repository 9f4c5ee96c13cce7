import type { Tx } from '@cauce/database/connection'
import { commissionRate } from '@cauce/domain/disbursement/commission'

/**
 * Keeps for an order the tier of its merchant's tariff that holds as it is confirmed, and the VAT on commission. Without
 * a tariff, or a tier, no commission is taken. Source: decisions.md, Commission.
 */
export async function fixTariff(
  tx: Tx,
  order: { merchantId: string; orderId: string; amountCents: number; instalments: number },
): Promise<void> {
  const tiers = await tx
    .selectFrom('commission_tier')
    .select(['from_cents as fromCents', 'from_instalments as fromInstalments', 'rate_bp as rateBp'])
    .where('merchant_id', '=', order.merchantId)
    .execute()
  const merchant = await tx
    .selectFrom('merchant')
    .select('commission_vat_bp')
    .where('id', '=', order.merchantId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('order_tariff')
    .values({
      order_id: order.orderId,
      merchant_id: order.merchantId,
      rate_bp: commissionRate(tiers, order.amountCents, order.instalments) ?? 0,
      vat_bp: merchant.commission_vat_bp,
    })
    .execute()
}
