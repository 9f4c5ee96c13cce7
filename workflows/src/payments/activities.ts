import type { InstalmentsEnd, Plan } from './contract.ts'

/**
 * What the process has others do. Every step may be run twice and then changes nothing the second time; `now` is the
 * process's own instant (ISO). Ids only.
 */
export interface InstalmentRecords {
  /** How the process is found, what is due, and how it ended, if it did. */
  openPlan(plan: Plan, now: string): Promise<PlanAgenda>
  /** Begins the charge that is due by itself; null where none is any more. */
  beginCharge(plan: Plan, now: string): Promise<{ chargeId: string | null }>
  /** Writes down what became of a charge: unknown where there is no answer. */
  settleCharge(plan: Plan, chargeId: string, answer: CollectedAnswer | null, now: string): Promise<void>
}

export interface InstalmentErrands {
  /**
   * Asks the acquirer for a charge, once: opens it, keeps its id, and confirms it. One that was asked before is read by its id
   * first, and only what was never confirmed is sent.
   */
  collectCharge(plan: Plan, chargeId: string, now: string): Promise<CollectedAnswer>
  /** Reads at the acquirer whether another card was given; one that was is charged from now on. */
  lookAtCardChange(plan: Plan, changeId: string, now: string): Promise<{ standing: 'open' | 'kept' | 'gone' }>
  /** Has the acquirer let go of the cards that were replaced. */
  forgetReplacedCards(plan: Plan, changeId: string): Promise<void>
  /** Gives up a change of card at the acquirer. One that was kept after all is charged from now on. */
  giveUpCardChange(plan: Plan, changeId: string, now: string): Promise<void>
}

/** Instants are ISO. `held`: only automatic payments stand in the way of the next charge. */
export type PlanAgenda = {
  reference: string
  merchantName: string
  centreName: string
  unsettled: { chargeId: string; isUnknown: boolean } | null
  nextChargeAt: string | null
  held: boolean
  overdue: number
  openCards: string[]
  end: InstalmentsEnd | null
}

export type CollectedAnswer =
  | { outcome: 'captured' }
  | { outcome: 'declined'; declineCode: string | null }
  /** It was never sent. */
  | { outcome: 'cancelled' }
