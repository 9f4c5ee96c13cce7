import type { Db } from '@cauce/database/connection'
import { disbursableCents } from '@cauce/domain/disbursement/disbursable'
import { refuseUnless } from '@cauce/domain/errors'
import type { FinancingState } from '@cauce/domain/financing/states'
import { OrderId } from '@cauce/domain/orders/questions'
import type { CancelReason } from '@cauce/domain/orders/states'
import { reading } from '../operation.ts'
import { cartVersions } from './cart-versions.ts'
import { orderLines } from './order-lines.ts'
import { orderCharges, orderDisbursements, orderRefunds } from './order-money.ts'
import { orderPlan } from './order-plan.ts'
import { orderRow, rowColumns, rowSums } from './order-row.ts'

/**
 * All that an order's page shows, its timeline apart: the customer, its lines as they stand, every version of the cart
 * and of the plan, what was charged, refunded and disbursed. `revision` is what an edit has to have seen. Refuses with
 * `not-found`, also one that was never confirmed.
 */
export const readOrder = reading({
  name: 'orders.read',
  permission: 'orders.read',
  input: OrderId,
  async run({ db, now }, { id }) {
    const found = await selectOrder(db, id)
    refuseUnless(found, 'not-found')
    const lines = await orderLines(db, id)
    return {
      ...orderRow(found),
      revision: found.revision,
      cartVersion: found.cart_version,
      acceptedCents: found.accepted_cents ?? 0,
      /** What of it the merchant is owed by now, before commission; what it was paid already is part of it. */
      disbursableCents: disbursableCents(lines),
      placedAt: found.placed_at,
      cancelledAt: found.cancelled_at,
      cancelReason: found.cancel_reason as CancelReason | null,
      merchant: { id: found.merchant_id, name: found.merchant_name, timeZone: found.time_zone },
      centre: { id: found.centre_id, name: found.centre_name },
      email: found.email,
      locale: found.locale as 'es' | 'fr' | 'en',
      financing: await financingOf(db, id),
      lines,
      cartVersions: await cartVersions(db, id),
      plan: await orderPlan(db, id, now),
      charges: await orderCharges(db, id),
      refunds: await orderRefunds(db, id),
      disbursements: await orderDisbursements(db, id),
    }
  },
})

const selectOrder = (db: Db, id: string) =>
  db
    .selectFrom('orders as o')
    .innerJoin('customer as c', 'c.id', 'o.customer_id')
    .innerJoin('merchant', 'merchant.id', 'o.merchant_id')
    .innerJoin('centre', 'centre.id', 'o.centre_id')
    .select(rowColumns)
    .select(rowSums().as('sums'))
    .select(['o.revision', 'o.cart_version', 'o.accepted_cents', 'o.placed_at', 'o.cancelled_at', 'o.cancel_reason'])
    .select([
      'o.email',
      'o.locale',
      'merchant.name as merchant_name',
      'merchant.time_zone',
      'centre.name as centre_name',
    ])
    .where('o.id', '=', id)
    .where('o.confirmed_at', 'is not', null)
    .executeTakeFirst()

/** How it is paid: the financing that was confirmed for it. */
async function financingOf(db: Db, orderId: string) {
  const financing = await db
    .selectFrom('financing')
    .innerJoin('financing_product as product', 'product.id', 'financing.product_id')
    .innerJoin('app_user as agent', 'agent.id', 'financing.agent_id')
    .select(['financing.id', 'financing.reference', 'financing.state', 'financing.agent_id as agentId'])
    .select(['agent.name as agentName', 'product.name as productName'])
    .where('financing.order_id', '=', orderId)
    .where('financing.state', '=', 'confirmed')
    .executeTakeFirst()
  return financing ? { ...financing, state: financing.state as FinancingState } : null
}
