import type { Tx } from '@cauce/database/connection'
import type { LockedFinancing } from './of-financing.ts'
import { queueToShopper } from './queue-to-shopper.ts'

/** Under keys that begin so stands every text that says what became of a payment that led to nothing. */
export const givenBackKeys = 'given-back/'

/**
 * Tells the shopper that nothing was charged for a sale that came to nothing: once, however many of its cards are freed.
 * Gives the messages' ids, and for a repeat those of the first time.
 */
export const tellNothingCharged = (tx: Tx, financing: LockedFinancing, now: string): Promise<string[]> =>
  queueToShopper(tx, financing, 'payment-voided', ['sms'], `${givenBackKeys}end`, now)

/** The same of one card whose sale goes on without it. */
export const tellCardFreed = (tx: Tx, financing: LockedFinancing, attemptId: string, now: string): Promise<string[]> =>
  queueToShopper(tx, financing, 'payment-voided', ['sms'], `${givenBackKeys}card/${attemptId}`, now)

/**
 * Tells of a card that is freed what there is to tell. A sale that is confirmed was paid; while a card holds it, what
 * comes of that one is still to be told; and the letter of a decline says already that nothing is charged.
 */
export async function tellVoided(tx: Tx, financing: LockedFinancing, attemptId: string, now: string): Promise<void> {
  if (financing.state === 'dead' && financing.dead_reason !== 'declined') await tellNothingCharged(tx, financing, now)
  if (financing.state === 'live' && financing.claimed_attempt_id === null)
    await tellCardFreed(tx, financing, attemptId, now)
}
