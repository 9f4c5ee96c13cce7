import { systemActor } from '@cauce/domain/access/scope'
import { CardGatewayError, type CardIntent, type RefundRequest } from '@cauce/domain/payments/card-gateway'
import { givenBackKeys } from '@cauce/operations/financing/tell-voided'
import { waitingNews } from '@cauce/operations/messaging/waiting-news'
import { attemptToSettle } from '@cauce/operations/payments/attempt-to-settle'
import { recordRefund } from '@cauce/operations/payments/record-refund'
import { settleAttempt } from '@cauce/operations/payments/settle-attempt'
import { unsettledAttempts } from '@cauce/operations/payments/unsettled-attempts'
import type { ChargeAnswer, FinancingErrands, VoidReason } from '@cauce/workflows/financing/activities'
import type { Sale } from '@cauce/workflows/financing/contract'
import { activityInfo } from '@temporalio/activity'
import type { Dependencies } from '../dependencies.ts'
import { createDeliverMessages } from './deliver-messages.ts'

/** The steps of a financing's process that do something out in the world. */
export function createFinancingErrands(dependencies: Dependencies): FinancingErrands {
  const { perform, cards } = dependencies
  const as = ({ merchantId }: Sale) => systemActor(merchantId)

  /** Gives an attempt up at the acquirer and answers whether it had been captured; that one is left as it is. */
  async function giveUp(sale: Sale, attemptId: string, reason: VoidReason, now: string): Promise<boolean> {
    const input = { id: sale.id, attemptId }
    const attempt = await perform(attemptToSettle, as(sale), input)
    if (!attempt.isUnsettled) return attempt.state === 'captured'
    const before = attempt.intentId === null ? undefined : await cards.readIntent(attempt.intentId)
    const after = before && isOpen(before) ? await cards.cancel(before.id, attemptId) : before
    if (after?.status === 'captured') return true
    await letGoOf(after, attemptId)

    const outcome =
      reason.why === 'declined'
        ? { outcome: 'declined' as const, declineCode: reason.declineCode ?? undefined }
        : { outcome: 'voided' as const, wasAuthorised: wasAuthorised(before) }
    await perform(settleAttempt, as(sale), { ...input, ...outcome }, { now })
    return false
  }

  /** Money that was taken for nothing: the books say that we owe it before it is given back, so that it is never forgotten. */
  async function giveMoneyBack(sale: Sale, attemptId: string, now: string): Promise<void> {
    const input = { id: sale.id, attemptId }
    await perform(settleAttempt, as(sale), { ...input, outcome: 'captured' }, { now })
    const { intentId, dueTodayCents } = await heldBy(sale, attemptId)
    const intent = await cards.readIntent(intentId)
    await giveAllBack({ intentId, refundId: attemptId, amountCents: dueTodayCents })
    await letGoOf(intent, attemptId)
    await perform(recordRefund, as(sale), input, { now })
  }

  /** Done already counts as done, by whomever it was. */
  async function giveAllBack(request: RefundRequest): Promise<void> {
    try {
      const { state, failureCode } = await cards.refund(request)
      if (state === 'failed') throw new CardGatewayError('refused', failureCode ?? 'refund_failed')
    } catch (error) {
      if (!(error instanceof CardGatewayError) || error.code !== 'charge_already_refunded') throw error
    }
  }

  /** A card that pays for nothing is not kept: an authorised one, too, had been stored for later instalments. */
  async function letGoOf(intent: CardIntent | undefined, attemptId: string): Promise<void> {
    if (intent?.card) await cards.forget(intent.card.paymentMethodId, attemptId)
  }

  async function heldBy(sale: Sale, attemptId: string): Promise<{ intentId: string; dueTodayCents: number }> {
    const { intentId, dueTodayCents } = await perform(attemptToSettle, as(sale), { id: sale.id, attemptId })
    if (intentId === null) throw new Error('an attempt that may hold money has no intent')
    return { intentId, dueTodayCents }
  }

  /** Also what a try before this one queued, should its answer have been lost. */
  const newsOf = (sale: Sale) => perform(waitingNews, as(sale), { id: sale.id, keyPrefix: givenBackKeys })

  return {
    deliverMessages: createDeliverMessages(dependencies),

    async captureCard(sale, attemptId) {
      const { intentId } = await heldBy(sale, attemptId)
      return capture(intentId, attemptId)
    },

    async voidCard(sale, attemptId, reason, now) {
      const captured = await giveUp(sale, attemptId, reason, now)
      return { captured, messageIds: await newsOf(sale) }
    },

    async voidOtherCards(sale, attemptId, now) {
      for (const otherId of await perform(unsettledAttempts, as(sale), { id: sale.id }))
        if (otherId !== attemptId) await giveUp(sale, otherId, { why: 'given-up' }, now)
    },

    async voidOpenCards(sale, now) {
      for (const attemptId of await perform(unsettledAttempts, as(sale), { id: sale.id })) {
        const captured = await giveUp(sale, attemptId, { why: 'given-up' }, now)
        if (captured) await giveMoneyBack(sale, attemptId, now)
      }
      return { messageIds: await newsOf(sale) }
    },
  }

  /** From the second try on an answer was lost: the intent is read before anything is asked again. */
  async function capture(intentId: string, attemptId: string): Promise<ChargeAnswer> {
    if (activityInfo().attempt > 1) {
      const intent = await cards.readIntent(intentId)
      if (intent.status !== 'authorised') return answerOf(intent)
    }
    try {
      return answerOf(await cards.capture(intentId, attemptId))
    } catch (error) {
      if (!(error instanceof CardGatewayError) || error.failure === 'unknown') throw error
      const intent = await cards.readIntent(intentId)
      return intent.status === 'authorised' ? { taken: false, declineCode: error.code } : answerOf(intent)
    }
  }
}

const isOpen = ({ status }: CardIntent): boolean =>
  status === 'open' || status === 'processing' || status === 'authorised'

/** A cancelled one that still has its card was authorised: a refusal takes the card away. */
const wasAuthorised = (intent: CardIntent | undefined): boolean =>
  intent !== undefined &&
  (['processing', 'authorised', 'kept'].includes(intent.status) ||
    (intent.status === 'cancelled' && intent.card !== undefined && intent.declineCode === undefined))

function answerOf(intent: CardIntent): ChargeAnswer {
  if (intent.status === 'captured') return { taken: true }
  if (intent.status === 'processing') throw new CardGatewayError('unknown', 'capture-processing')
  return { taken: false, declineCode: intent.declineCode ?? `intent-${intent.status}` }
}
