import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { productTermColumns } from '../financing/product-terms.ts'
import type { CheckoutFacts } from './checkout-status.ts'
import { tokenHash } from './link-token.ts'

/** The financing behind a link, with its merchant and product. Refuses with `link-unknown`. */
export async function financingBehind(db: Db, token: string) {
  const financing = await db
    .selectFrom('payment_link')
    .innerJoin('financing', 'financing.id', 'payment_link.financing_id')
    .innerJoin('merchant', 'merchant.id', 'financing.merchant_id')
    .innerJoin('financing_product', 'financing_product.id', 'financing.product_id')
    .select([
      'financing.id',
      'financing.merchant_id',
      'financing.centre_id',
      'financing.order_id',
      'financing.reference',
      'financing.locale',
      'financing.total_cents',
      'financing.state',
      'financing.dead_reason',
      'financing.review_since',
      'financing.claimed_attempt_id',
      'financing.link_generation',
      'financing.offer_ends_at',
      'payment_link.generation',
      'payment_link.expires_at',
      'merchant.name as merchant_name',
      'merchant.legal_name',
      'merchant.tax_id',
      'merchant.phone as merchant_phone',
      'merchant.time_zone',
      'financing_product.late_payment_fee_cents',
      'financing_product.late_interest_yearly_bp',
      'financing_product.withdrawal_days',
      ...productTermColumns,
    ])
    .where('payment_link.token_hash', '=', tokenHash(token))
    .executeTakeFirst()
  refuseUnless(financing, 'link-unknown')
  return financing
}

export type FinancingBehindLink = Awaited<ReturnType<typeof financingBehind>>

/** The attempt whose card was submitted last, or else the one begun last. */
export const latestAttempt = (db: Db, financingId: string) =>
  db
    .selectFrom('payment_attempt')
    .select(['id', 'state', 'submitted_at', 'decline_code'])
    .where('financing_id', '=', financingId)
    .orderBy('submitted_at', (order) => order.desc().nullsLast())
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const factsOf = (
  financing: FinancingBehindLink,
  attempt: Awaited<ReturnType<typeof latestAttempt>>,
): CheckoutFacts => ({
  state: financing.state as CheckoutFacts['state'],
  reviewSince: financing.review_since,
  claimedAttemptId: financing.claimed_attempt_id,
  offerEndsAt: financing.offer_ends_at,
  link: { expiresAt: financing.expires_at, isNewest: financing.generation === financing.link_generation },
  attempt: attempt
    ? { state: attempt.state, submittedAt: attempt.submitted_at, declineCode: attempt.decline_code }
    : null,
})
