import { shopperActor } from '@cauce/domain/access/scope'
import { claimFinancing } from '../../../financing/claim-financing.ts'
import { confirmFinancing } from '../../../financing/confirm-financing.ts'
import { linkToken } from '../../../financing/payment-link.ts'
import { sendFinancing } from '../../../financing/send-financing.ts'
import { beginPayment } from '../../../payments/begin-payment.ts'
import { recordIntent } from '../../../payments/record-intent.ts'
import { submitCard } from '../../../payments/submit-card.ts'
import { testLinkKey } from '../../sale.ts'
import { cartLine } from '../life.ts'
import { mostCents, sumOfCart } from '../model-cart.ts'
import { ModelOrder } from '../model-order.ts'
import { type Deeds, refusedAs } from './deeds.ts'

/** A sale by phone that its shopper accepts with a card. */
export const placingDeeds: Deeds<'place'> = {
  place: async (life, { cart, instalments, isKnown }) => {
    const { perform, owner } = life.world
    const wanted = life.named(cart)
    const cents = sumOfCart(wanted)
    const customerId = isKnown ? life.model.orders[0]?.customerId : undefined
    const sale = life.merchant.sale({ lines: wanted.map(cartLine), ...(customerId && { customerId }) })
    const sent = await refusedAs(
      cents < 10_000 || cents > mostCents ? 'total-out-of-range' : undefined,
      perform(sendFinancing, life.merchant.administrator, sale),
    )
    if (!sent) return true
    const { order_id: orderId, customer_id: shopperId } = await owner
      .selectFrom('financing')
      .select(['order_id', 'customer_id'])
      .where('id', '=', sent.id)
      .executeTakeFirstOrThrow()
    const shopper = shopperActor(life.merchant.id, shopperId)
    const token = linkToken(testLinkKey, sent.id, 1)
    const begun = await perform(beginPayment, shopper, { token, instalments, termsAccepted: true })
    const { attemptId } = begun
    const intentId = `pi_${attemptId}`
    await perform(recordIntent, shopper, { token, attemptId, intentId })
    await perform(submitCard, shopper, { token, attemptId })
    await perform(claimFinancing, life.process, { id: sent.id, attemptId, card })
    await perform(confirmFinancing, life.process, { id: sent.id, attemptId })
    const { id: planId } = await owner
      .selectFrom('payment_plan')
      .select('id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    const { shipsServices } = life.terms
    const ids = { id: orderId, planId, customerId: shopperId }
    life.model.orders.push(new ModelOrder(ids, { cart: wanted, instalments, shipsServices }))
    if (begun.amountCents > 0) life.model.capture(orderId, intentId, begun.amountCents)
    return true
  },
}

const card = {
  ...{ customerId: 'cus_1', paymentMethodId: 'pm_1', brand: 'visa', first6: '424242', last4: '4242' },
  ...{ expiryMonth: 12, expiryYear: 2030 },
}
