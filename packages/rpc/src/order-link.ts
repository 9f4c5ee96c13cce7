import { shopperActor } from '@cauce/domain/access/scope'
import { Refusal } from '@cauce/domain/errors'
import { type CardGateway, CardGatewayError } from '@cauce/domain/payments/card-gateway'
import { acceptCart, refuseCart } from '@cauce/operations/orders/answer-cart'
import { findOrderLink } from '@cauce/operations/orders/find-order-link'
import { openOrder } from '@cauce/operations/orders/open-order'
import { readWaitingCart } from '@cauce/operations/orders/read-waiting-cart'
import { beginCardChange } from '@cauce/operations/payments/begin-card-change'
import { linkHolder } from '@cauce/operations/payments/find-link'
import { LinkToken } from '@cauce/operations/payments/link-token'
import { quoteByLink } from '@cauce/operations/payments/order-quote'
import { payByLink } from '@cauce/operations/payments/pay-by-link'
import { recordCardIntent } from '@cauce/operations/payments/record-card-intent'
import { submitCardChange } from '@cauce/operations/payments/submit-card-change'
import { z } from 'zod'
import type { CheckoutContext } from './checkout.ts'
import { guarded, router } from './trpc.ts'

/** The token is the credential: whoever holds it acts as the order's customer, within that merchant. */
const withOrderLink = guarded
  .meta({ permission: 'checkout.pay' })
  .input(z.object({ token: LinkToken }))
  .use(async ({ ctx, input, next }) => {
    const traced = {
      ...(ctx.ip && { ip: ctx.ip }),
      ...(ctx.device && { device: ctx.device }),
      requestId: ctx.requestId,
    }
    const link = await ctx.perform(findOrderLink, { ...linkHolder, ...traced }, input)
    return next({ ctx: { actor: { ...shopperActor(link.merchantId, link.customerId), ...traced } } })
  })

/** The shopper's way to an order that is confirmed. */
export const order = router({
  /** All that the page shows, and how it reaches the acquirer's card frame; asked again while a charge is under way. */
  open: withOrderLink.query(async ({ ctx, input }) => {
    const { publishableKey, cardScriptUrl } = ctx as typeof ctx & CheckoutContext
    return { ...(await ctx.perform(openOrder, ctx.actor, input)), publishableKey, cardScriptUrl }
  }),

  /** What may be paid today; with `prepaidCents` also what the plan becomes. */
  quote: withOrderLink.input(quoteByLink.input).query(({ ctx, input }) => ctx.perform(quoteByLink, ctx.actor, input)),

  /** Pays an instalment, a part or all of what is owed, or withdraws, with the card in use. */
  pay: withOrderLink
    .input(payByLink.input)
    .mutation(({ ctx, input }) =>
      ctx.perform(payByLink, ctx.actor, input, { ...(ctx.idempotencyKey && { idempotencyKey: ctx.idempotencyKey }) }),
    ),

  /** The changed cart that waits for them, if any, beside the one that stands. */
  waitingCart: withOrderLink.query(({ ctx, input }) => ctx.perform(readWaitingCart, ctx.actor, input)),

  acceptCart: withOrderLink
    .input(acceptCart.input)
    .mutation(({ ctx, input }) => ctx.perform(acceptCart, ctx.actor, input)),

  refuseCart: withOrderLink
    .input(refuseCart.input)
    .mutation(({ ctx, input }) => ctx.perform(refuseCart, ctx.actor, input)),

  /** Gives the secret with which the acquirer's frame takes another card. */
  beginCard: withOrderLink.mutation(async ({ ctx, input }) => {
    const change = await ctx.perform(beginCardChange, ctx.actor, input)
    const { changeId } = change
    const { intentId, clientSecret, answered } = await keepingIntent(ctx.cards, change)
    if (answered) {
      await ctx.perform(submitCardChange, ctx.actor, { token: input.token, changeId })
      throw new Refusal('payment-in-progress')
    }
    await ctx.perform(recordCardIntent, ctx.actor, { token: input.token, changeId, intentId })
    return { changeId, clientSecret }
  }),

  /** The frame answered, or its answer was lost: either way the process looks for itself. */
  cardSubmitted: withOrderLink
    .input(submitCardChange.input)
    .mutation(({ ctx, input }) => ctx.perform(submitCardChange, ctx.actor, input)),
})

type BegunChange = { changeId: string; intentId: string | null; financingId: string; reference: string }

/** An intent that is known is read, never opened again; `answered` when it holds a card's answer that nobody told us of. */
async function keepingIntent(cards: CardGateway, { changeId, intentId, financingId, reference }: BegunChange) {
  try {
    if (intentId !== null) {
      const { id, clientSecret, status } = await cards.readIntent(intentId)
      return { intentId: id, clientSecret, answered: status !== 'open' }
    }
    const opened = await cards.openIntent({
      attemptId: changeId,
      financingId,
      reference,
      currency: 'EUR',
      kind: 'keep',
    })
    return { ...opened, answered: false }
  } catch (error) {
    if (error instanceof CardGatewayError) throw new Refusal('card-service-unavailable')
    throw error
  }
}
