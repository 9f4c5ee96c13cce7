import type { Moves } from '../moves.ts'

/**
 * The states of an attempt to pay: `kept` is a card stored with nothing charged; `declined` and `voided` led to nothing;
 * `unknown`: the acquirer does not answer.
 */
export const attemptStates = [
  'begun',
  'open',
  'authorised',
  'captured',
  'kept',
  'declined',
  'voided',
  'refunded',
  'unknown',
] as const
export type AttemptState = (typeof attemptStates)[number]

/** Where an attempt may go from each state. */
export const attemptMoves = {
  begun: ['open', 'voided', 'unknown'],
  open: ['authorised', 'captured', 'declined', 'voided', 'unknown'],
  authorised: ['captured', 'kept', 'declined', 'voided', 'unknown'],
  captured: ['refunded'],
  kept: [],
  declined: [],
  // An intent that was being opened while the attempt was given up is there to be given up, too.
  voided: ['open'],
  refunded: [],
  unknown: ['open', 'authorised', 'captured', 'declined', 'voided'],
} as const satisfies Moves<AttemptState>

/**
 * The states of a charge of a stored card: `unknown` is one whose answer was lost; `cancelled` was never sent.
 */
export const chargeStates = ['begun', 'unknown', 'captured', 'declined', 'cancelled'] as const
export type ChargeState = (typeof chargeStates)[number]

/** Where a charge may go from each state. */
export const chargeMoves = {
  begun: ['unknown', 'captured', 'declined', 'cancelled'],
  unknown: ['captured', 'declined', 'cancelled'],
  captured: [],
  declined: [],
  cancelled: [],
} as const satisfies Moves<ChargeState>

/** What money is asked of a stored card for; `first` is taken as the plan is agreed to. */
export const chargePurposes = ['first', 'instalment', 'prepayment', 'settlement', 'withdrawal'] as const
export type ChargePurpose = (typeof chargePurposes)[number]

/** Why a plan is as it is: each change of it is a new version. */
export const planReasons = ['accepted', 'cart-changed', 'cancelled', 'prepaid', 'settled', 'withdrawn'] as const
export type PlanReason = (typeof planReasons)[number]
export type PlanChangeReason = Exclude<PlanReason, 'accepted'>

/** The states of a card that the shopper gives instead of the one in use. */
export const cardChangeStates = ['begun', 'open', 'kept', 'declined', 'voided'] as const
export type CardChangeState = (typeof cardChangeStates)[number]

/** Where a change of card may go from each state. */
export const cardChangeMoves = {
  begun: ['open', 'voided'],
  open: ['kept', 'declined', 'voided'],
  kept: [],
  declined: [],
  voided: [],
} as const satisfies Moves<CardChangeState>

/** Those of which it is not known for good what became of them at the acquirer. */
export const unsettledAttemptStates = ['begun', 'open', 'authorised', 'unknown'] as const satisfies AttemptState[]

export const isUnsettled = (state: string): boolean => (unsettledAttemptStates as readonly string[]).includes(state)
