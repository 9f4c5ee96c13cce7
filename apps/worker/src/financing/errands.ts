import { systemActor } from '@cauce/domain/access/scope'
import { type CardIntent, CardGatewayError } from '@cauce/domain/payments/card-gateway'
import { attemptToSettle } from '@cauce/operations/financing/attempt-to-settle'
import { settleAttempt } from '@cauce/operations/financing/settle-attempt'
import { unsettledAttempts } from '@cauce/operations/financing/unsettled-attempts'
import type { ChargeAnswer, FinancingErrands } from '@cauce/workflows/financing/activities'
import type { Sale } from '@cauce/workflows/financing/contract'
import { activityInfo } from '@temporalio/activity'
import type { Dependencies } from '../dependencies.ts'
import { createDeliverMessages } from './deliver-messages.ts'

/** The steps of a financing's process that do something out in the world. */
export function createFinancingErrands(dependencies: Dependencies): FinancingErrands {
  const { perform, cards } = dependencies
  const as = ({ merchantId }: Sale) => systemActor(merchantId)

  /** Gives an attempt up at the acquirer; a captured one is left as it is and said to be so. */
  const giveUp: FinancingErrands['voidCard'] = async (sale, attemptId, reason, now) => {
    const input = { id: sale.id, attemptId }
    const attempt = await perform(attemptToSettle, as(sale), input)
    if (!attempt.isUnsettled) return { captured: attempt.state === 'captured', messageIds: [] }
    const before = attempt.intentId === null ? undefined : await cards.readIntent(attempt.intentId)
    const after = before && isOpen(before) ? await cards.cancel(before.id, attemptId) : before
    if (after?.status === 'captured') return { captured: true, messageIds: [] }

    const outcome =
      reason.why === 'declined'
        ? { outcome: 'declined' as const, declineCode: reason.declineCode ?? undefined }
        : { outcome: 'voided' as const, wasAuthorised: wasAuthorised(before) }
    const { messageIds } = await perform(settleAttempt, as(sale), { ...input, ...outcome }, { now })
    return { captured: false, messageIds }
  }

  return {
    deliverMessages: createDeliverMessages(dependencies),

    async captureCard(sale, attemptId) {
      const attempt = await perform(attemptToSettle, as(sale), { id: sale.id, attemptId })
      const { intentId } = attempt
      if (intentId === null) throw new Error('a claimed attempt has no intent')
      return capture(intentId, attemptId)
    },

    voidCard: giveUp,

    async voidOpenCards(sale, now) {
      const messageIds: string[] = []
      for (const attemptId of await perform(unsettledAttempts, as(sale), { id: sale.id })) {
        const given = await giveUp(sale, attemptId, { why: 'given-up' }, now)
        messageIds.push(...given.messageIds)
        if (given.captured) await perform(settleAttempt, as(sale), { id: sale.id, attemptId, outcome: 'captured' }, { now })
      }
      return { messageIds }
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

const isOpen = ({ status }: CardIntent): boolean => status === 'open' || status === 'processing' || status === 'authorised'

const wasAuthorised = (intent: CardIntent | undefined): boolean =>
  intent !== undefined && ['processing', 'authorised', 'kept'].includes(intent.status)

function answerOf(intent: CardIntent): ChargeAnswer {
  if (intent.status === 'captured') return { taken: true }
  if (intent.status === 'processing') throw new CardGatewayError('unknown', 'capture-processing')
  return { taken: false, declineCode: intent.declineCode ?? `intent-${intent.status}` }
}
