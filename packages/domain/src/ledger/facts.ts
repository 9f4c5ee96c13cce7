import type { CancelReason } from '../orders/states.ts'
import type { ChargePurpose, PlanReason } from '../payments/states.ts'

/**
 * What an entry tells of, as far as it can be said in words: which instalment was charged, which lines were shipped. What is
 * null or empty nobody knows any more. A `stray` charge led to no sale and is given back.
 */
export type LedgerFact =
  | { kind: 'confirmation' }
  | { kind: 'capture'; purpose: ChargePurpose | 'stray'; instalment: number | null }
  | { kind: 'refund'; way: 'card' | 'card-failed' | 'transfer' | 'stray'; number: string | null; last4: string | null }
  | { kind: 'shipment'; lines: readonly string[] }
  | { kind: 'cart-change'; version: number | null }
  | { kind: 'return'; lines: readonly string[] }
  | { kind: 'cancellation'; reason: CancelReason | null }
  | { kind: 'plan-change'; reason: PlanReason | null }
  | { kind: 'payout' | 'payout-rejected'; number: string | null }
