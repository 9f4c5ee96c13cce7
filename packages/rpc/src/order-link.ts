import { Refusal } from '@cauce/domain/errors'
import { acceptCart, refuseCart } from '@cauce/operations/orders/answer-cart'
import { findOrderLink } from '@cauce/operations/orders/find-order-link'
import { openOrder } from '@cauce/operations/orders/open-order'
import { readWaitingCart } from '@cauce/operations/orders/read-waiting-cart'
import { beginCardChange } from '@cauce/operations/payments/begin-card-change'
import { quoteByLink } from '@cauce/operations/payments/order-quote'
import { payByLink } from '@cauce/operations/payments/pay-by-link'
import { recordCardIntent } from '@cauce/operations/payments/record-card-intent'
import { submitCardChange } from '@cauce/operations/payments/submit-card-change'
import { byToken } from './by-token.ts'
import { cardIntent } from './card-intent.ts'
import type { CheckoutContext } from './checkout.ts'
import { router } from './trpc.ts'

const withOrderLink = byToken(findOrderLink)

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
    const { changeId, financingId, reference, ...begun } = await ctx.perform(beginCardChange, ctx.actor, input)
    const { intentId, clientSecret, answered } = await cardIntent(ctx.cards, begun.intentId, {
      ...{ attemptId: changeId, financingId, reference, currency: 'EUR', kind: 'keep' },
    })
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
