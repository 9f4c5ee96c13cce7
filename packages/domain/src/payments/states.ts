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

/** Those of which it is not known for good what became of them at the acquirer. */
export const unsettledAttemptStates = ['begun', 'open', 'authorised', 'unknown'] as const satisfies AttemptState[]

export const isUnsettled = (state: string): boolean => (unsettledAttemptStates as readonly string[]).includes(state)
