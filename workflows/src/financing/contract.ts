import type { DeathReason } from '@cauce/domain/financing/states'
import type { SignalTo } from '../process/signal-to.ts'

/** The contract of the process of one financing: its id, what it is told, how it ends. No personal data in any of it. */

/** Which sale; the scope travels with every call. */
export type Sale = { merchantId: string; id: string }

export const financingWorkflow = 'financing'
export const financingWorkflowId = (financingId: string): string => `financing/${financingId}`

/** `carried` is what a long life hands to its next run. */
export type FinancingProcess = { sale: Sale; carried?: CarriedOver }

export type CarriedOver = { heardKeys: string[]; submitted: string[]; watched: WatchedCard[] } & Handled

/** Deadlines that have been seen to: the reminder, and the link's end as it was noted (ISO instant). */
export type Handled = { reminded: boolean; notedLinkEnd: string | null }

/** An attempt whose card has not been submitted; `looks` counts how often it was looked at. Instants are milliseconds. */
export type WatchedCard = { attemptId: string; begunAtMs: number; looks: number }

/** What the process is told. `key` makes a repeat harmless; each signal carries ids only. */
export type FinancingSignals = {
  /** Deliver a message whose row stands in the database. Also what starts the process. */
  deliver: { messageId: string }
  /** The shopper opened the card's frame: from now on the attempt is looked at, should nothing more be heard of it. */
  cardBegun: { attemptId: string }
  /** The acquirer's frame answered, or its webhook came: look at the attempt and settle it. */
  cardSubmitted: { attemptId: string }
  /** Platform finance decided on the sale that this attempt's card holds. */
  reviewed: { attemptId: string; decision: 'accept' | 'decline' }
  /** The financing ended by an operation outside the process, such as a withdrawal. */
  ended: { state: 'dead' }
}

/** By the people in operations only: look again at every card that is still open, now. */
export const nudgeSignal = 'nudge'
/** What the process knows of itself; a query. */
export const statusQuery = 'status'

export type FinancingStatus = {
  waitsFor: string
  watched: WatchedCard[]
  linkExpiresAt: string | null
  offerEndsAt: string | null
  end: FinancingEnd | null
}

export type FinancingCommand = SignalTo<'financing', { sale: Sale }, FinancingSignals>

export const tellFinancing = <Signal extends keyof FinancingSignals>(
  sale: Sale,
  signal: Signal,
  payload: FinancingSignals[Signal],
  key: string,
): FinancingCommand => ({ process: 'financing', sale, signal, payload, key }) as FinancingCommand

export type FinancingEnd = 'confirmed' | DeathReason
