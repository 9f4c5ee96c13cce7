import type { SignalTo } from '../process/signal-to.ts'

/** The contract of the process that gives one refund back: its id, what it is told, how it ends. Ids only. */

/** Which refund; the scope travels with every call. */
export type Refund = { merchantId: string; id: string }

export const refundWorkflow = 'refund'
export const refundWorkflowId = (refundId: string): string => `refund/${refundId}`

/** `carried` is what a long life hands to its next run. */
export type RefundProcess = { refund: Refund; carried?: CarriedOver }

export type CarriedOver = { heardKeys: string[]; asks: [string, AskedPart][] }

/** A part whose end is not known: how often the acquirer was asked about it, and when it is asked next (milliseconds). */
export type AskedPart = { asks: number; atMs: number }

/** What the process is told. `key` makes a repeat harmless. */
export type RefundSignals = {
  /** The refund is due. Also what starts the process, as every other one does. */
  asked: Record<never, never>
  /** The acquirer told of one of its parts, which may have failed although it had succeeded. */
  partChanged: { partId: string }
  /** Finance sent to an account what no card takes. */
  transferred: Record<never, never>
}

/** By the people in operations only: ask the acquirer about everything that is open, now. */
export const nudgeSignal = 'nudge'
/** What the process knows of itself; a query. */
export const statusQuery = 'status'

export type RefundStatus = { waitsFor: string; asks: Record<string, AskedPart>; end: RefundEnd | null }

export type RefundCommand = SignalTo<'refund', { refund: Refund }, RefundSignals>

export const tellRefund = <Signal extends keyof RefundSignals>(
  refund: Refund,
  signal: Signal,
  payload: RefundSignals[Signal],
  key: string,
): RefundCommand => ({ process: 'refund', refund, signal, payload, key }) as RefundCommand

/** Everything went back, to cards or to an account. */
export type RefundEnd = 'paid'
