import type { Moves } from '../moves.ts'

/** Why money goes back to a shopper. */
export const refundCauses = ['return', 'cart-changed', 'cancelled', 'withdrawal'] as const
export type RefundCause = (typeof refundCauses)[number]

/** The states of a refund. `to-transfer`: no card takes what is left of it, so finance sends that to an account. */
export const refundStates = ['due', 'to-transfer', 'paid'] as const
export type RefundState = (typeof refundStates)[number]

/**
 * The states of what one charge gives back of a refund. `unknown`: the acquirer's answer was lost; `pending`: it took the
 * task on; `failed`: the card took nothing, which a bank may find out after it said `succeeded`.
 */
export const refundPartStates = ['begun', 'unknown', 'pending', 'succeeded', 'failed'] as const
export type RefundPartState = (typeof refundPartStates)[number]

/** Where a part may go from each state. */
export const refundPartMoves = {
  begun: ['unknown', 'pending', 'succeeded', 'failed'],
  unknown: ['pending', 'succeeded', 'failed'],
  pending: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
} as const satisfies Moves<RefundPartState>

/** Where a refund may go from each state: a paid one comes back where a card gave the money back after all. */
export const refundMoves = {
  due: ['to-transfer', 'paid'],
  'to-transfer': ['paid'],
  paid: ['to-transfer'],
} as const satisfies Moves<RefundState>

/** A charge that can give money back, with what it still has of what it took. */
export type ChargeLeft = { chargeId: string; leftCents: number }

export type RefundShare = { chargeId: string; amountCents: number }

/**
 * Spreads a refund over a plan's charges, in the order given (the newest first), never more than each has left.
 * `restCents` is what no charge takes: it is transferred. Cents.
 */
export function spreadRefund(
  amountCents: number,
  charges: readonly ChargeLeft[],
): { shares: RefundShare[]; restCents: number } {
  const shares: RefundShare[] = []
  let restCents = amountCents
  for (const { chargeId, leftCents } of charges) {
    const shareCents = Math.min(leftCents, restCents)
    if (shareCents <= 0) continue
    shares.push({ chargeId, amountCents: shareCents })
    restCents -= shareCents
  }
  return { shares, restCents }
}

type Standing = {
  amountCents: number
  transferredCents: number
  parts: readonly { amountCents: number; state: RefundPartState }[]
}

/** Where a refund stands by its parts and what was transferred of it; `toTransferCents` is what no card takes and nobody sent yet. */
export function refundStanding({ amountCents, transferredCents, parts }: Standing): {
  state: RefundState
  toTransferCents: number
} {
  const onCardsCents = parts.reduce((sum, part) => sum + (part.state === 'failed' ? 0 : part.amountCents), 0)
  const toTransferCents = amountCents - transferredCents - onCardsCents
  if (parts.some(({ state }) => state === 'begun' || state === 'unknown' || state === 'pending'))
    return { state: 'due', toTransferCents }
  return { state: toTransferCents > 0 ? 'to-transfer' : 'paid', toTransferCents }
}
