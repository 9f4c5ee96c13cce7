import type { Db } from '@cauce/database/connection'
import { Refusal } from '@cauce/domain/errors'
import type { ReadPlan } from '../payments/standing-plan.ts'
import type { CartEdit, OrderToEdit } from './edit-cart.ts'
import { orderLines } from './order-lines.ts'

/** An order as `editCart` takes it. */
export async function orderToEdit(
  db: Db,
  order: { id: string; merchant_id: string; accepted_cents: number | null },
  plan: ReadPlan,
): Promise<OrderToEdit> {
  const merchant = await db
    .selectFrom('merchant')
    .select('ships_services_at_confirmation')
    .where('id', '=', order.merchant_id)
    .executeTakeFirstOrThrow()
  const withdrawal = await db
    .selectFrom('plan_withdrawal')
    .select('declared_at')
    .where('plan_id', '=', plan.id)
    .executeTakeFirst()
  const acceptedCents = order.accepted_cents ?? 0
  return {
    lines: await orderLines(db, order.id),
    plan,
    // Whoever withdrew from the credit agreed to no more of it: what is added is charged only if they agree to it.
    acceptedCents: withdrawal ? Math.min(acceptedCents, plan.cartCents) : acceptedCents,
    shipsServices: merchant.ships_services_at_confirmation,
  }
}

/** Refuses a cart above what the shopper agreed to that its product finances no more, with `total-out-of-range` and the limits. */
export async function refuseBeyondProduct(db: Db, orderId: string, { change, totalCents }: CartEdit): Promise<void> {
  if (!change.needsAcceptance) return
  const product = await db
    .selectFrom('financing')
    .innerJoin('financing_product as product', 'product.id', 'financing.product_id')
    .select(['product.min_cents', 'product.max_cents'])
    .where('financing.order_id', '=', orderId)
    .where('financing.state', '=', 'confirmed')
    .executeTakeFirst()
  if (!product || totalCents <= product.max_cents) return
  const limits = { minCents: product.min_cents, maxCents: product.max_cents }
  throw new Refusal('total-out-of-range', limits, { lines: 'total-out-of-range' })
}
