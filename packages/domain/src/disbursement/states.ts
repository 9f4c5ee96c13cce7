import type { Moves } from '../moves.ts'

/** A day's payment to a merchant: prepared, handed to the bank, paid by it, or rejected. */
export const disbursementStates = ['prepared', 'sent', 'paid', 'rejected'] as const
export type DisbursementState = (typeof disbursementStates)[number]

/**
 * Where a payment may go from each state. One that the merchant's bank gives back days later was paid before; what is
 * rejected joins the next payment. Source: decisions.md, Payouts.
 */
export const disbursementMoves = {
  prepared: ['sent', 'rejected'],
  sent: ['paid', 'rejected'],
  paid: ['rejected'],
  rejected: [],
} as const satisfies Moves<DisbursementState>
