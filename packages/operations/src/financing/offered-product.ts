import type { Tx } from '@cauce/database/connection'
import { type ErrorCode, type ErrorDetails, Refusal, refuseUnless } from '@cauce/domain/errors'
import { type FinancingProductTerms, unfinanceable } from '@cauce/domain/financing/plans'
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

/**
 * Refuses a total (cents) that the product has no plan for, with `total-out-of-range` and its limits or
 * `instalments-not-offered`. The fault is in `lines` unless `faults` knows better.
 */
export function refuseUnfinanceable(
  terms: FinancingProductTerms,
  totalCents: number,
  today: string,
  faults: Readonly<Record<string, ErrorCode>> = {},
): void {
  const { minCents, maxCents } = terms
  const code = unfinanceable(terms, totalCents, today)
  if (code === undefined) return
  const details: ErrorDetails = code === 'total-out-of-range' ? { minCents, maxCents } : { totalCents }
  throw new Refusal(code, details, Object.keys(faults).length > 0 ? faults : { lines: code })
}
