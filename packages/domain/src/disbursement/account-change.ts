import type { Moves } from '../moves.ts'

/** Where a change of the account that a merchant is paid to stands: asked for, then decided by the platform's finance. */
export const accountChangeStates = ['asked', 'approved', 'refused', 'withdrawn'] as const
export type AccountChangeState = (typeof accountChangeStates)[number]

export const accountChangeMoves = {
  asked: ['approved', 'refused', 'withdrawn'],
  approved: [],
  refused: [],
  withdrawn: [],
} as const satisfies Moves<AccountChangeState>

/** An account as anybody reads it: its country and its last four places, `ES•• •••• 1332`. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 2)}•• •••• ${iban.slice(-4)}`
