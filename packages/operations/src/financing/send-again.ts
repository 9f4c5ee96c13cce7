import type { Tx } from '@cauce/database/connection'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { sendAgainRefusal } from '@cauce/domain/financing/resend'
import { FinancingId } from '@cauce/domain/financing/schema'
import { cartTotalCents } from '@cauce/domain/orders/cart'
import { sellingMerchant } from '../access/selling-merchant.ts'
import { operation } from '../operation.ts'
import { readCart } from '../orders/read-cart.ts'
import { insertFinancing } from './insert-financing.ts'
import { lockFinancing } from './lock-financing.ts'
import { offeredProduct, refuseUnfinanceable } from './offered-product.ts'

/**
 * Offers a dead financing's order once more, as a new financing with today's terms of the same product, to the same phone and
 * e-mail. Refuses with
 * `not-found`, `move-not-allowed` (not dead, or its order is not awaited any more or has another financing),
 * `product-not-offered`, `total-out-of-range`, `instalments-not-offered`, `resend-too-soon` or `resend-limit-reached`.
 */
export const sendAgain = operation({
  name: 'financing.send-again',
  permission: 'financings.send',
  input: FinancingId,
  async run({ tx, actor, now, linkKey, record }, { id: deadId }) {
    const merchant = await sellingMerchant(tx, actor.scope, now)
    const dead = await lockFinancing(tx, deadId)
    refuseUnless(dead.state === 'dead', 'move-not-allowed')
    await refuseUnlessOpen(tx, dead.order_id, now)

    const totalCents = cartTotalCents(await readCart(tx, dead.order_id))
    refuseUnfinanceable(await offeredProduct(tx, merchant.id, dead.product_id), totalCents, merchant.today)
    const offered = {
      ...{ merchant, agentId: actor.userId, reference: dead.reference, totalCents },
      ...{ centreId: dead.centre_id, orderId: dead.order_id, customerId: dead.customer_id, productId: dead.product_id },
      ...{ customerName: dead.customer_name, phone: dead.phone, email: dead.email, locale: dead.locale },
    }
    const id = await insertFinancing(tx, linkKey, offered, now)

    const place = { merchantId: merchant.id, centreId: dead.centre_id }
    await record({ subjectKind: 'financing', subjectId: deadId, ...place, after: { sentAgainAs: id } })
    const after = { state: 'live', reference: dead.reference, totalCents }
    await record({ subjectKind: 'financing', subjectId: id, ...place, after, action: 'financing.send' })
    return { id }
  },
})

/**
 * The order's row is locked, so of two who send it again one finds the other's financing. Withdrawn and sent again, a
 * link does not reach a phone more often than by resending.
 */
async function refuseUnlessOpen(tx: Tx, orderId: string, now: string): Promise<void> {
  const order = await tx.selectFrom('orders').select('state').where('id', '=', orderId).forUpdate().executeTakeFirst()
  refuseUnless(order?.state === 'awaited', 'move-not-allowed')
  const others = await tx
    .selectFrom('financing')
    .select(['state', 'link_sends', 'last_link_sent_at'])
    .where('order_id', '=', orderId)
    .execute()
  refuseUnless(
    others.every(({ state }) => state === 'dead'),
    'move-not-allowed',
  )
  const refusal = sendAgainRefusal(
    others.map((other) => ({ linkSends: other.link_sends, lastLinkSentAt: other.last_link_sent_at })),
    now,
  )
  if (refusal) throw new Refusal(refusal)
}
