import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { lineTotalCents } from '@cauce/domain/orders/cart'
import type { OrderState } from '@cauce/domain/orders/states'
import type { CardChangeState } from '@cauce/domain/payments/states'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { LinkToken } from '../payments/link-token.ts'
import { lastCharge } from '../payments/order-quote.ts'
import { quoteOf, quoteTerms } from '../payments/quote.ts'
import { standingPlan } from '../payments/standing-plan.ts'
import { orderBehind } from './order-behind.ts'
import { orderPlan } from './order-plan.ts'
import { readCart } from './read-cart.ts'

/**
 * Everything the shopper's page shows of their order: the cart, the plan as it stands, what may be paid today, the card in
 * use, what became of the last charge and of the last change of card. Refuses with `link-unknown` or `link-expired`.
 */
export const openOrder = reading({
  name: 'orders.open-by-link',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ db, now }, { token }) {
    const { orderId } = await orderBehind(db, token, now)
    const order = await db
      .selectFrom('orders')
      .innerJoin('merchant', 'merchant.id', 'orders.merchant_id')
      .innerJoin('customer', 'customer.id', 'orders.customer_id')
      .leftJoin('payment_plan', 'payment_plan.order_id', 'orders.id')
      .select(['orders.reference', 'orders.state', 'orders.locale', 'orders.total_cents', 'orders.confirmed_at'])
      .select(['merchant.name', 'merchant.phone', 'merchant.legal_name', 'merchant.tax_id', 'merchant.time_zone'])
      .select(['customer.automatic_payments', 'payment_plan.id as plan_id'])
      .where('orders.id', '=', orderId)
      .executeTakeFirst()
    refuseUnless(order, 'link-unknown')
    // Before the plan and its card: what is told to be done must be seen in them, and nobody asks again after it.
    const outcomes = {
      lastCharge: order.plan_id === null ? null : await lastCharge(db, order.plan_id),
      cardChange: order.plan_id === null ? null : await lastCardChange(db, order.plan_id),
    }
    const standing = await standingPlan(db, orderId)
    const shown = await orderPlan(db, orderId, now)
    const terms = standing && (await quoteTerms(db, standing.id))
    return {
      ...{ reference: order.reference, state: order.state as OrderState, locale: order.locale as 'es' | 'fr' | 'en' },
      ...{ merchantName: order.name, merchantPhone: order.phone, merchantLegalName: order.legal_name },
      ...{ merchantTaxId: order.tax_id, timeZone: order.time_zone, confirmedAt: order.confirmed_at },
      cartTotalCents: order.total_cents,
      lines: (await readCart(db, orderId)).map((line) => ({
        ...{ kind: line.kind, name: line.name, units: line.units, unitPriceCents: line.unitPriceCents },
        totalCents: lineTotalCents(line),
      })),
      plan: shown && withoutVersions(shown),
      quote: standing && terms ? quoteOf(standing, { ...terms, now }) : null,
      automaticPayments: order.automatic_payments,
      ...outcomes,
    }
  },
})

const withoutVersions = ({ versions: _, ...plan }: NonNullable<Awaited<ReturnType<typeof orderPlan>>>) => plan

async function lastCardChange(db: Db, planId: string) {
  const change = await db
    .selectFrom('card_change')
    .select(['id', 'state', 'decline_code as declineCode', 'begun_at as begunAt'])
    .where('plan_id', '=', planId)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return change ? { ...change, state: change.state as CardChangeState } : null
}
