import { heardKeys } from '../process/heard-keys.ts'
import type { ProcessTerms } from './activities.ts'
import type { FinancingEnd, FinancingProcess, FinancingSignals, Handled, Sale, WatchedCard } from './contract.ts'

/** What a process knows between two steps: what it heard and has not seen to, and what it watches. No facts of the sale. */
export type ProcessState = {
  readonly sale: Sale
  readonly heard: ReturnType<typeof heardKeys>
  /** Attempts whose card was submitted and not settled yet, in the order in which they were heard of. */
  readonly submitted: Set<string>
  readonly watched: Map<string, WatchedCard>
  readonly handled: Handled
  terms: ProcessTerms | undefined
  linkExpiresAt: string | null
  review: FinancingSignals['reviewed'] | undefined
  endedOutside: boolean
  /** A deadline moved, so that the timer is to be set anew. */
  agendaChanged: boolean
  /** Messages that are being delivered or have been; a text sent by two at once would arrive twice. */
  readonly taken: Set<string>
  /** Deliveries under way. */
  undelivered: number
  waitsFor: string
  end: FinancingEnd | null
  /** Whether cards may still be open at the acquirer once the financing has ended. */
  hasOpenCards: boolean
}

export const newState = ({ sale, carried }: FinancingProcess): ProcessState => ({
  sale,
  heard: heardKeys(carried?.heardKeys),
  submitted: new Set(carried?.submitted),
  watched: new Map(carried?.watched.map((card) => [card.attemptId, card])),
  handled: { reminded: carried?.reminded ?? false, notedLinkEnd: carried?.notedLinkEnd ?? null },
  terms: undefined,
  linkExpiresAt: null,
  review: undefined,
  endedOutside: false,
  agendaChanged: false,
  taken: new Set(),
  undelivered: 0,
  waitsFor: '',
  end: null,
  hasOpenCards: false,
})

export const carriedOver = (state: ProcessState): FinancingProcess => ({
  sale: state.sale,
  carried: {
    heardKeys: state.heard.all(),
    submitted: [...state.submitted],
    watched: [...state.watched.values()],
    ...state.handled,
  },
})

export const hasNews = (state: ProcessState): boolean =>
  state.endedOutside || state.submitted.size > 0 || state.agendaChanged

/** From now on the attempt is looked at every so often, until it is settled. */
export function watch(state: ProcessState, attemptId: string): void {
  state.watched.set(attemptId, { attemptId, begunAtMs: Date.now(), looks: 0 })
  state.agendaChanged = true
}
