import { shopperActor } from '@cauce/domain/access/scope'
import { Refusal } from '@cauce/domain/errors'
import { type CardGateway, CardGatewayError } from '@cauce/domain/payments/card-gateway'
import { BeginPayment, beginPayment } from '@cauce/operations/payments/begin-payment'
import { findLink, linkHolder } from '@cauce/operations/payments/find-link'
import { LinkToken } from '@cauce/operations/payments/link-token'
import { openLink } from '@cauce/operations/payments/open-link'
import { paymentStatus } from '@cauce/operations/payments/payment-status'
import { recordIntent } from '@cauce/operations/payments/record-intent'
import { submitCard } from '@cauce/operations/payments/submit-card'
import { z } from 'zod'
import { type Context, guarded, router } from './trpc.ts'

/** A context of the checkout's origin: also what its page needs to load the acquirer's card frame. */
export type CheckoutContext = Context & { publishableKey: string; cardScriptUrl: string }

/** The token is the credential: whoever holds it acts as the customer it was sent to, within that merchant. */
const withLink = guarded
  .meta({ permission: 'checkout.pay' })
  .input(z.object({ token: LinkToken }))
  .use(async ({ ctx, input, next }) => {
    const traced = {
      ...(ctx.ip && { ip: ctx.ip }),
      ...(ctx.device && { device: ctx.device }),
      requestId: ctx.requestId,
    }
    const link = await ctx.perform(findLink, { ...linkHolder, ...traced }, input)
    return next({ ctx: { actor: { ...shopperActor(link.merchantId, link.customerId), ...traced } } })
  })

export const checkout = router({
  /** What the link leads to, and how its page reaches the acquirer's card frame. */
  open: withLink.query(async ({ ctx, input }) => {
    const { publishableKey, cardScriptUrl } = ctx as typeof ctx & CheckoutContext
    return { ...(await ctx.perform(openLink, ctx.actor, input)), publishableKey, cardScriptUrl }
  }),

  /** Fixes the accepted plan and gives the secret with which the acquirer's frame takes the card for it. */
  begin: withLink.input(BeginPayment).mutation(async ({ ctx, input }) => {
    const attempt = await ctx.perform(beginPayment, ctx.actor, input)
    const { attemptId, kind } = attempt
    const { clientSecret, intentId, answered } = await intentOf(ctx.cards, attempt)
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

type BegunAttempt = {
  attemptId: string
  intentId: string | null
  financingId: string
  reference: string
  kind: 'charge' | 'keep'
  amountCents: number
}

/**
 * An intent that is known is read, never opened again: the acquirer forgets idempotency keys after a day. `answered`
 * when it already holds a card's answer that nobody told us of, as when the browser died after the shopper paid.
 */
async function intentOf(
  cards: CardGateway,
  attempt: BegunAttempt,
): Promise<{ intentId: string; clientSecret: string; answered?: boolean }> {
  const { attemptId, financingId, reference, kind, amountCents } = attempt
  try {
    if (attempt.intentId) {
      const { id, clientSecret, status } = await cards.readIntent(attempt.intentId)
      return { intentId: id, clientSecret, answered: status !== 'open' }
    }
    const asked = { attemptId, financingId, reference, currency: 'EUR' } as const
    return await cards.openIntent(kind === 'charge' ? { ...asked, kind, amountCents } : { ...asked, kind })
  } catch (error) {
    if (error instanceof CardGatewayError) throw new Refusal('card-service-unavailable')
    throw error
  }
}
