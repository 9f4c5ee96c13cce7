import { waitFor } from '../process/listing.ts'
import { unlessGivenUp } from '../process/steps.ts'
import type { ChargeAnswer, ProcessTerms } from './activities.ts'
import type { FinancingEnd } from './contract.ts'
import { deliver } from './deliver.ts'
import { listState } from './listing.ts'
import { decisionOfReview } from './review.ts'
import type { ProcessState } from './state.ts'
import { charging, looking, now, records, voiding, voidingSoon } from './steps.ts'

/** How a card was settled: `open` and `processing` are to be looked at again, after `gone` another one may be tried. */
export type Settled =
  | { outcome: 'open' | 'processing' | 'gone' | 'ended-outside' }
  | { outcome: 'ended'; end: FinancingEnd; hasOtherCards: boolean }

const passingLookSeconds = 30

/**
 * From a card to what comes of it: claim, credit decision, capture, confirmation. Only a known success confirms;
 * everything else gives the authorisation back. When a `submitted` card cannot be looked at for as long as a charge is
 * tried, that is a failure in charging; a mere look in passing comes again.
 */
export async function settleCard(
  state: ProcessState,
  terms: ProcessTerms,
  attemptId: string,
  submitted: boolean,
): Promise<Settled> {
  const { sale } = state
  waitFor(state, 'The acquirer is asked about a card.')
  const { lookAtCard } = looking(submitted ? terms.chargeForSeconds : passingLookSeconds)
  const card = await unlessGivenUp(lookAtCard(sale, attemptId, now()))
  if (card === undefined) return submitted ? failTechnically(state, attemptId) : { outcome: 'open' }
  if (card.standing === 'late') return refuseLateCard(state, attemptId)
  if (card.standing !== 'claimed') return { outcome: card.standing }

  const credit = await records.decideCredit(sale, attemptId, now())
  void deliver(state, credit.messageIds)
  const decision = credit.decision === 'review' ? await decisionOfReview(state, attemptId) : credit.decision
  if (decision === 'decline') return decline(state, attemptId)
  if (decision === 'none') return giveBack(state, attemptId, 'review-took-too-long', null)

  waitFor(state, 'The first instalment is charged.')
  const charge = card.charge ? await chargeCard(state, terms, attemptId) : taken
  if (charge === 'technical-failure') return failTechnically(state, attemptId)
  return charge.taken ? confirm(state, attemptId) : giveBack(state, attemptId, 'card-declined', charge.declineCode)
}

const taken: ChargeAnswer = { taken: true }

/** After a lost answer the acquirer is asked before anything is concluded, also after the last one. */
async function chargeCard({ sale }: ProcessState, terms: ProcessTerms, attemptId: string) {
  const answer = await unlessGivenUp(charging(terms.chargeForSeconds).captureCard(sale, attemptId, now()))
  if (answer) return answer
  const voided = await unlessGivenUp(voidingSoon.voidCard(sale, attemptId, { why: 'given-up' }, now()))
  return voided?.captured ? taken : 'technical-failure'
}

async function confirm(state: ProcessState, attemptId: string): Promise<Settled> {
  const { messageIds, hasOtherCards } = await records.confirm(state.sale, attemptId, now())
  void deliver(state, messageIds)
  return { outcome: 'ended', end: 'confirmed', hasOtherCards }
}

async function decline(state: ProcessState, attemptId: string): Promise<Settled> {
  const { messageIds } = await records.decline(state.sale, attemptId, now())
  void deliver(state, messageIds)
  return { outcome: 'ended', end: 'declined', hasOtherCards: true }
}

async function failTechnically(state: ProcessState, attemptId: string): Promise<Settled> {
  const { failed, messageIds } = await records.fail(state.sale, attemptId, now())
  void deliver(state, messageIds)
  return failed ? { outcome: 'ended', end: 'technical-failure', hasOtherCards: true } : { outcome: 'ended-outside' }
}

/** Somebody else was first, or the offer had ended: the shopper gets the money back and is told. */
async function refuseLateCard(state: ProcessState, attemptId: string): Promise<Settled> {
  const voided = await unlessGivenUp(voiding.voidCard(state.sale, attemptId, { why: 'given-up' }, now()))
  void deliver(state, voided?.messageIds ?? [])
  return { outcome: 'ended-outside' }
}

/** Frees the authorisation and then the claim, unless it turns out that the money was taken after all. */
async function giveBack(
  state: ProcessState,
  attemptId: string,
  reason: 'card-declined' | 'review-took-too-long',
  declineCode: string | null,
): Promise<Settled> {
  const why = reason === 'card-declined' ? ({ why: 'declined', declineCode } as const) : ({ why: 'given-up' } as const)
  const voided = await unlessGivenUp(voiding.voidCard(state.sale, attemptId, why, now()))
  if (!voided) return failTechnically(state, attemptId)
  if (voided.captured) return confirm(state, attemptId)
  const { messageIds } = await records.releaseClaim(state.sale, attemptId, reason, now())
  void deliver(state, [...voided.messageIds, ...messageIds])
  listState('live')
  return { outcome: 'gone' }
}
