import { systemActor } from '@cauce/domain/access/scope'
import { CardGatewayError, type CardIntent } from '@cauce/domain/payments/card-gateway'
import { chargeToCollect } from '@cauce/operations/payments/charge-to-collect'
import { recordChargeIntent } from '@cauce/operations/payments/record-charge-intent'
import type { CollectedAnswer, InstalmentErrands } from '@cauce/workflows/payments/activities'
import type { Dependencies } from '../dependencies.ts'

type Charge = Awaited<ReturnType<(typeof chargeToCollect)['run']>>

/** Asks the acquirer for a charge once, however often it is run: nothing is sent before what may have been sent was read by its id. */
export function createCollectCharge({ perform, cards }: Dependencies): InstalmentErrands['collectCharge'] {
  return async ({ merchantId, id }, chargeId, now) => {
    const actor = systemActor(merchantId)
    const charge = await perform(chargeToCollect, actor, { id, chargeId })
    const settled = settledAnswer(charge)
    if (settled) return settled
    if (!charge.card) return { outcome: 'declined', declineCode: 'card_missing' }
    if (charge.intentId !== null) return goOn(charge, charge.intentId, chargeId)
    if (!charge.mayBeSent) return { outcome: 'cancelled' }
    const { amountCents, financingId, reference, card } = charge
    const asked = { chargeId, financingId, reference, currency: 'EUR', amountCents, ...card } as const
    const opened = await orRefused(cards.openCharge(asked))
    if ('declineCode' in opened) return { outcome: 'declined', declineCode: opened.declineCode }
    const { intentId } = await perform(recordChargeIntent, actor, { id, chargeId, intentId: opened.intentId }, { now })
    return confirm(intentId, chargeId)
  }

  /** Its answer was lost, or whoever asked did not live to hear it. */
  async function goOn(charge: Charge, intentId: string, chargeId: string): Promise<CollectedAnswer> {
    const known = answerOf(await cards.readIntent(intentId))
    if (known) return known
    if (charge.mayBeSent) return confirm(intentId, chargeId)
    return answerOf(await cards.cancel(intentId, chargeId)) ?? { outcome: 'cancelled' }
  }

  async function confirm(intentId: string, chargeId: string): Promise<CollectedAnswer> {
    const confirmed = await orRefused(cards.confirmCharge(intentId, chargeId))
    if (!('id' in confirmed)) return { outcome: 'declined', declineCode: confirmed.declineCode }
    const answer = answerOf(confirmed)
    if (!answer) throw new CardGatewayError('unknown', 'charge-not-answered')
    return answer
  }
}

/** A refusal is an answer: nothing happened, and nothing will. */
async function orRefused<Result extends object>(step: Promise<Result>): Promise<Result | { declineCode: string }> {
  try {
    return await step
  } catch (error) {
    if (error instanceof CardGatewayError && error.failure === 'refused') return { declineCode: error.code }
    throw error
  }
}

function settledAnswer({ state, declineCode }: Charge): CollectedAnswer | undefined {
  if (state === 'captured' || state === 'cancelled') return { outcome: state }
  return state === 'declined' ? { outcome: 'declined', declineCode } : undefined
}

/** What became of a charge by its intent; undefined where it was never confirmed. */
function answerOf({ status, declineCode }: CardIntent): CollectedAnswer | undefined {
  if (status === 'captured') return { outcome: 'captured' }
  if (status === 'cancelled') return { outcome: 'cancelled' }
  if (status === 'open') return declineCode === undefined ? undefined : { outcome: 'declined', declineCode }
  throw new CardGatewayError('unknown', `charge-${status}`)
}
