import { Refusal } from '@cauce/domain/errors'
import { BeginPayment, beginPayment } from '@cauce/operations/payments/begin-payment'
import { findLink } from '@cauce/operations/payments/find-link'
import { openLink } from '@cauce/operations/payments/open-link'
import { paymentStatus } from '@cauce/operations/payments/payment-status'
import { recordIntent } from '@cauce/operations/payments/record-intent'
import { submitCard } from '@cauce/operations/payments/submit-card'
import { z } from 'zod'
import { byToken } from './by-token.ts'
import { cardIntent } from './card-intent.ts'
import { type Context, router } from './trpc.ts'

/** A context of the checkout's origin: also what its page needs to load the acquirer's card frame. */
export type CheckoutContext = Context & { publishableKey: string; cardScriptUrl: string }

const withLink = byToken(findLink)

export const checkout = router({
  /** What the link leads to, and how its page reaches the acquirer's card frame. */
  open: withLink.query(async ({ ctx, input }) => {
    const { publishableKey, cardScriptUrl } = ctx as typeof ctx & CheckoutContext
    return { ...(await ctx.perform(openLink, ctx.actor, input)), publishableKey, cardScriptUrl }
  }),

  /** Fixes the accepted plan and gives the secret with which the acquirer's frame takes the card for it. */
  begin: withLink.input(BeginPayment).mutation(async ({ ctx, input }) => {
    const attempt = await ctx.perform(beginPayment, ctx.actor, input)
    const { attemptId, financingId, reference, kind, amountCents } = attempt
    const asked = { attemptId, financingId, reference, currency: 'EUR' } as const
    const { clientSecret, intentId, answered } = await cardIntent(
      ctx.cards,
      attempt.intentId,
      kind === 'charge' ? { ...asked, kind, amountCents } : { ...asked, kind },
    )
    if (answered) {
      await ctx.perform(submitCard, ctx.actor, { token: input.token, attemptId })
      throw new Refusal('payment-in-progress')
    }
    await ctx.perform(recordIntent, ctx.actor, { token: input.token, attemptId, intentId })
    return { attemptId, kind, clientSecret }
  }),

  /** The frame answered, or its answer was lost: either way the process looks for itself. */
  submitted: withLink.input(z.object({ attemptId: z.uuid() })).mutation(async ({ ctx, input }) => {
    await ctx.perform(submitCard, ctx.actor, input)
    return ctx.perform(paymentStatus, ctx.actor, { token: input.token })
  }),

  status: withLink.query(({ ctx, input }) => ctx.perform(paymentStatus, ctx.actor, input)),
})
