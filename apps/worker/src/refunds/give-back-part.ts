import { systemActor } from '@cauce/domain/access/scope'
import { CardGatewayError, type CardRefund } from '@cauce/domain/payments/card-gateway'
import { partToGiveBack } from '@cauce/operations/refunds/part-to-give-back'
import type { RefundAnswer, RefundErrands } from '@cauce/workflows/refunds/activities'
import type { Dependencies } from '../dependencies.ts'

/** Has the acquirer give a part back, once however often it is run: it knows the part by our id, and is read by its own id once it gave one. */
export function createGiveBackPart({ perform, cards }: Dependencies): RefundErrands['giveBackPart'] {
  return async ({ merchantId, id }, partId) => {
    const part = await perform(partToGiveBack, systemActor(merchantId), { id, partId })
    const { state, providerId, failureCode, intentId, amountCents } = part
    if (state === 'failed') return { outcome: 'failed', providerId, failureCode }
    if (providerId !== null) return answerOf(await cards.readRefund(providerId))
    try {
      return answerOf(await cards.refund({ intentId, refundId: partId, amountCents }))
    } catch (error) {
      if (error instanceof CardGatewayError && error.failure === 'refused')
        return { outcome: 'failed', providerId: null, failureCode: error.code.slice(0, 100) }
      throw error
    }
  }
}

/** A refund that waits for somebody at the acquirer is not over. */
const answerOf = ({ state, providerId, failureCode }: CardRefund): RefundAnswer => ({
  outcome: state === 'requires-action' ? 'pending' : state,
  providerId,
  failureCode: failureCode?.slice(0, 100) ?? null,
})
