import { refuseUnless } from '@cauce/domain/errors'
import { type Plan, simulatePlans } from '@cauce/domain/financing/plans'
import { PlanQuestion } from '@cauce/domain/financing/schema'
import { dateIn } from '@cauce/domain/money/calendar'
import { reading } from '../operation.ts'
import { productTermColumns, productTerms } from './product-terms.ts'

/**
 * The plans a product offers for a cart's total today, fewest instalments first; none when the total is out of its
 * limits. The page computes the same by itself at every keystroke. Refuses with `product-not-offered`.
 */
export const askPlans = reading({
  name: 'financing.ask-plans',
  permission: 'financings.send',
  input: PlanQuestion,
  async run({ db, now }, { productId, totalCents }): Promise<Plan[]> {
    const product = await db
      .selectFrom('financing_product')
      .innerJoin('merchant', 'merchant.id', 'financing_product.merchant_id')
      .select(['merchant.time_zone', ...productTermColumns])
      .where('financing_product.id', '=', productId)
      .where('financing_product.offered', '=', true)
      .executeTakeFirst()
    refuseUnless(product, 'product-not-offered')
    return simulatePlans(productTerms(product), totalCents, dateIn(product.time_zone, now))
  },
})
