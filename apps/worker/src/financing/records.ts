import { systemActor } from '@cauce/domain/access/scope'
import { claimFinancing } from '@cauce/operations/financing/claim-financing'
import { confirmFinancing } from '@cauce/operations/financing/confirm-financing'
import { decideCredit } from '@cauce/operations/financing/decide-credit'
import { declineFinancing } from '@cauce/operations/financing/decline-financing'
import { failFinancing } from '@cauce/operations/financing/fail-financing'
import { lapseFinancing } from '@cauce/operations/financing/lapse-financing'
import { markLinkExpired } from '@cauce/operations/financing/mark-link-expired'
import { openProcess } from '@cauce/operations/financing/open-process'
import { queueReminder } from '@cauce/operations/financing/queue-reminder'
import { releaseClaim } from '@cauce/operations/financing/release-claim'
import { recordDelivery } from '@cauce/operations/messaging/record-delivery'
import { attemptToSettle } from '@cauce/operations/payments/attempt-to-settle'
import { recordCardRefusal } from '@cauce/operations/payments/record-card-refusal'
import { settleAttempt } from '@cauce/operations/payments/settle-attempt'
import { unsettledAttempts } from '@cauce/operations/payments/unsettled-attempts'
import type { FinancingRecords } from '@cauce/workflows/financing/activities'
import type { Sale } from '@cauce/workflows/financing/contract'
import type { Dependencies } from '../dependencies.ts'

/** The steps of a financing's process that end in the database; also a look at the acquirer, which changes nothing there. */
export function createFinancingRecords({ perform, cards, chargeForSeconds }: Dependencies): FinancingRecords {
  const as = ({ merchantId }: Sale) => systemActor(merchantId)

  return {
    async openProcess(sale) {
      return { ...(await perform(openProcess, as(sale), { id: sale.id })), chargeForSeconds }
    },

    async lookAtCard(sale, attemptId, now) {
      const input = { id: sale.id, attemptId }
      const attempt = await perform(attemptToSettle, as(sale), input)
      if (attempt.isClaimed) return { standing: 'claimed', charge: attempt.kind === 'charge' }
      if (!attempt.isUnsettled) return { standing: 'gone' }
      if (attempt.intentId === null) return { standing: 'open' }

      const intent = await cards.readIntent(attempt.intentId)
      if (intent.status === 'cancelled') return { standing: 'gone' }
      if (intent.status === 'processing') return { standing: 'processing' }
      if (intent.status === 'open') {
        const { declineCode } = intent
        const { submissions } = attempt
        if (declineCode) await perform(recordCardRefusal, as(sale), { ...input, declineCode, submissions }, { now })
        return { standing: 'open' }
      }
      const { claimed } = await perform(claimFinancing, as(sale), { ...input, card: intent.card }, { now })
      return claimed ? { standing: 'claimed', charge: attempt.kind === 'charge' } : { standing: 'late' }
    },

    decideCredit: (sale, attemptId, now) =>
      perform(
        decideCredit,
        as(sale),
        { id: sale.id, attemptId },
        { now, idempotencyKey: `decide-credit/${sale.id}/${attemptId}` },
      ),
    confirm: (sale, attemptId, now) => perform(confirmFinancing, as(sale), { id: sale.id, attemptId }, { now }),
    decline: (sale, attemptId, now) => perform(declineFinancing, as(sale), { id: sale.id, attemptId }, { now }),
    fail: (sale, attemptId, now) => perform(failFinancing, as(sale), { id: sale.id, attemptId }, { now }),
    releaseClaim: (sale, attemptId, reason, now) =>
      perform(releaseClaim, as(sale), { id: sale.id, attemptId, reason }, { now }),
    lapse: (sale, now) => perform(lapseFinancing, as(sale), { id: sale.id }, { now }),
    remind: (sale, now) =>
      perform(queueReminder, as(sale), { id: sale.id }, { now, idempotencyKey: `remind/${sale.id}` }),
    noteLinkEnd: (sale, now) =>
      perform(markLinkExpired, as(sale), { id: sale.id }, { now, idempotencyKey: `link-end/${sale.id}/${now}` }),
    async leaveCardsUnknown(sale, now) {
      for (const attemptId of await perform(unsettledAttempts, as(sale), { id: sale.id }))
        await perform(settleAttempt, as(sale), { id: sale.id, attemptId, outcome: 'unknown' }, { now })
    },
    async giveUpMessages(sale, messageIds, now) {
      for (const messageId of messageIds)
        await perform(recordDelivery, as(sale), { messageId, state: 'unknown', failureCode: 'given-up' }, { now })
    },
  }
}
