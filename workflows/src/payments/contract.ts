import type { SignalTo } from '../process/signal-to.ts'

/** The contract of the process that charges one plan's instalments: its id, what it is told, how it ends. Ids only. */

/** Which plan; the scope travels with every call. */
export type Plan = { merchantId: string; id: string }

export const instalmentsWorkflow = 'instalments'
export const instalmentsWorkflowId = (planId: string): string => `instalments/${planId}`

/** `carried` is what a long life hands to its next run. */
export type InstalmentsProcess = { plan: Plan; carried?: CarriedOver }

export type CarriedOver = {
  heardKeys: string[]
  watched: WatchedCard[]
  asked: AskedCharge | null
  /** Changes of card whose frame answered, and were not looked at yet. */
  submitted: string[]
}

/** A card that the shopper is about to give instead of the one in use. Instants are milliseconds. */
export type WatchedCard = { changeId: string; begunAtMs: number; looks: number }

/** A charge whose answer was lost: how often the acquirer was asked what became of it, and when it is asked next. */
export type AskedCharge = { chargeId: string; asks: number; atMs: number }

/** What the process is told. `key` makes a repeat harmless. */
export type InstalmentsSignals = {
  /** The plan was confirmed. Also what starts the process, as every other one does. */
  begun: Record<never, never>
  /** The plan has a new version. */
  changed: { version: number }
  /** Somebody asked for a charge beside the schedule, or the acquirer told of one. */
  charge: { chargeId: string }
  /** The shopper opened the card's frame to give another card: from now on it is looked at. */
  cardBegun: { changeId: string }
  /** The frame answered, or the acquirer's webhook came. */
  cardSubmitted: { changeId: string }
  /** Automatic payments were switched off, or on again. */
  switched: { on: boolean }
}

/** By the people in operations only: look again at everything, now. */
export const nudgeSignal = 'nudge'
/** What the process knows of itself; a query. */
export const statusQuery = 'status'

export type InstalmentsStatus = {
  waitsFor: string
  nextChargeAt: string | null
  asked: AskedCharge | null
  watched: WatchedCard[]
  end: InstalmentsEnd | null
}

export type InstalmentsCommand = SignalTo<'instalments', { plan: Plan }, InstalmentsSignals>

export const tellInstalments = <Signal extends keyof InstalmentsSignals>(
  plan: Plan,
  signal: Signal,
  payload: InstalmentsSignals[Signal],
  key: string,
): InstalmentsCommand => ({ process: 'instalments', plan, signal, payload, key }) as InstalmentsCommand

/** `paid`: nothing is owed any more. */
export type InstalmentsEnd = 'paid' | 'withdrawn' | 'cancelled'
