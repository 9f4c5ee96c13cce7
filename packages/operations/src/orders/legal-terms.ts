import type { Db } from '@cauce/database/connection'

/** What the law has the shopper told of the credit beside its plan, as the product was sold: cents, basis points a year. */
export const legalTerms = (db: Db, planId: string) =>
  db
    .selectFrom('payment_plan as plan')
    .innerJoin('financing', 'financing.id', 'plan.financing_id')
    .innerJoin('financing_product as product', 'product.id', 'financing.product_id')
    .innerJoin('merchant', 'merchant.id', 'plan.merchant_id')
    .select(['merchant.legal_name as merchantLegalName', 'merchant.tax_id as merchantTaxId'])
    .select(['product.late_payment_fee_cents as latePaymentFeeCents'])
    .select(['product.late_interest_yearly_bp as lateInterestYearlyBp', 'product.withdrawal_days as withdrawalDays'])
    .where('plan.id', '=', planId)
    .executeTakeFirstOrThrow()
