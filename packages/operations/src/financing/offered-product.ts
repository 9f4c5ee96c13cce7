import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { type FinancingProductTerms, simulatePlans, withinLimits } from '@cauce/domain/financing/plans'
import { productTermColumns, productTerms } from './product-terms.ts'

/** The terms of a product that the merchant offers now. Refuses with `product-not-offered`. */
export async function offeredProduct(tx: Tx, merchantId: string, productId: string): Promise<FinancingProductTerms> {
  const product = await tx
    .selectFrom('financing_product')
    .select(productTermColumns)
    .where('id', '=', productId)
    .where('merchant_id', '=', merchantId)
    .where('offered', '=', true)
    .executeTakeFirst()
  refuseUnless(product, 'product-not-offered')
  return productTerms(product)
}

/** Refuses a total (cents) that the product has no plan for, with `total-out-of-range` and its limits or `instalments-not-offered`. */
export function refuseUnfinanceable(terms: FinancingProductTerms, totalCents: number, today: string): void {
  const { minCents, maxCents } = terms
  refuseUnless(withinLimits(terms, totalCents), 'total-out-of-range', { minCents, maxCents })
  refuseUnless(simulatePlans(terms, totalCents, today).length > 0, 'instalments-not-offered', { totalCents })
}
