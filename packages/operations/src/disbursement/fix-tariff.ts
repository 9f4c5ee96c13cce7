import type { Tx } from '@cauce/database/connection'
import { commissionRate } from '@cauce/domain/disbursement/commission'
import { dateIn } from '@cauce/domain/money/calendar'
import { sql } from 'kysely'

/**
 * Keeps for an order the tier of its merchant's tariff that holds as it is confirmed, by the merchant's calendar, and the
 * VAT on commission; whatever the tariff becomes, both stay. Without a tariff, or a tier, no commission is taken. Source:
 * decisions.md, Commission.
 */
export async function fixTariff(
  tx: Tx,
  order: { merchantId: string; orderId: string; amountCents: number; instalments: number },
  now: string,
): Promise<void> {
  const merchant = await tx
    .selectFrom('merchant')
    .select(['commission_vat_bp', 'time_zone'])
    .where('id', '=', order.merchantId)
    .executeTakeFirstOrThrow()
  const tiers = await tx
    .selectFrom('commission_tier')
    .select(['from_cents as fromCents', 'from_instalments as fromInstalments', 'rate_bp as rateBp'])
    .where('merchant_id', '=', order.merchantId)
    .where('valid_from', '=', ({ selectFrom }) =>
      selectFrom('commission_tier as t')
        .select(sql<string>`max(t.valid_from)`.as('newest'))
        .where('t.merchant_id', '=', order.merchantId)
        .where('t.valid_from', '<=', dateIn(merchant.time_zone, now)),
    )
    .execute()
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
