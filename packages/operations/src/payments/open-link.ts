import type { Db } from '@cauce/database/connection'
import { type Plan, simulatePlans } from '@cauce/domain/financing/plans'
import type { DeathReason } from '@cauce/domain/financing/states'
import { dateIn } from '@cauce/domain/money/calendar'
import { lineAmounts, lineTotalCents } from '@cauce/domain/orders/cart'
import { z } from 'zod'
import { productTerms } from '../financing/product-terms.ts'
import { reading } from '../operation.ts'
import { newestOrderToken } from '../orders/order-link.ts'
import { readCart } from '../orders/read-cart.ts'
import { checkoutStatus } from './checkout-status.ts'
import { confirmedPlan } from './confirmed-plan.ts'
import { LinkToken } from './link-token.ts'
import { factsOf, financingBehind, latestAttempt } from './read-facts.ts'

/**
 * Everything the shopper's page shows of a link. The plans are those of the merchant's today and are given only while
 * one may be chosen; an expired link or a dead financing tells no more than whose it was. Refuses with `link-unknown`.
 */
export const openLink = reading({
  name: 'payments.open-link',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ db, now, linkKey }, { token }) {
    const financing = await financingBehind(db, token)
    const status = checkoutStatus(factsOf(financing, await latestAttempt(db, financing.id)), now)
    const today = dateIn(financing.time_zone, now)
    const tells = status !== 'expired' && status !== 'dead'
    const lines = tells ? await cartOf(db, financing.order_id) : []
    const plans: Plan[] = status === 'open' ? simulatePlans(productTerms(financing), financing.total_cents, today) : []
    return {
      status,
      today,
      locale: financing.locale as 'es' | 'fr' | 'en',
      reference: financing.reference,
      merchantName: financing.merchant_name,
      merchantPhone: financing.merchant_phone,
      deadReason: financing.dead_reason as DeathReason | null,
      lines,
      cartTotalCents: tells ? financing.total_cents : 0,
      taxCents: lines.reduce((sum, line) => sum + line.taxCents, 0),
      plans,
      legal: {
        merchantLegalName: financing.legal_name,
        merchantTaxId: financing.tax_id,
        latePaymentFeeCents: financing.late_payment_fee_cents,
        lateInterestYearlyBp: financing.late_interest_yearly_bp,
        withdrawalDays: financing.withdrawal_days,
      },
      /** Of the link to the order, where the shopper pays early, withdraws or gives another card. */
      orderToken: status === 'confirmed' ? await newestOrderToken(db, linkKey, financing.order_id) : null,
      confirmed: status === 'confirmed' ? await confirmedPlan(db, financing.id) : null,
    }
  },
})

const cartOf = async (db: Db, orderId: string) =>
  (await readCart(db, orderId)).map(({ serviceId: _serviceId, ...line }) => ({
    ...line,
    totalCents: lineTotalCents(line),
    taxCents: lineAmounts(line).taxCents,
  }))
