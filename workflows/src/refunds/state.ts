import { heardKeys } from '../process/heard-keys.ts'
import type { RefundAgenda } from './activities.ts'
import type { AskedPart, Refund, RefundEnd, RefundProcess } from './contract.ts'

/** How it is listed for those who look after it. */
export type ListedState = 'running' | 'unknown' | 'pending' | 'to-transfer' | RefundEnd

/** What a process knows between two steps: what it heard and has not seen to, and when it asks again. No facts of the refund. */
export type ProcessState = {
  readonly refund: Refund
  readonly heard: ReturnType<typeof heardKeys>
  readonly asks: Map<string, AskedPart>
  /** Parts that the acquirer told of, and were not looked at yet. */
  readonly told: Set<string>
  /** Something happened, so that the agenda is to be read anew. */
  hasNews: boolean
  waitsFor: string
  /** Null before it was listed the first time. */
  listed: ListedState | null
  end: RefundEnd | null
}

export const newState = ({ refund, carried }: RefundProcess): ProcessState => ({
  refund,
  heard: heardKeys(carried?.heardKeys),
  asks: new Map(carried?.asks),
  told: new Set(),
  hasNews: false,
  waitsFor: '',
  listed: null,
  end: null,
})

export const carriedOver = ({ refund, heard, asks }: ProcessState): RefundProcess => ({
  refund,
  carried: { heardKeys: heard.all(), asks: [...asks] },
})

export function listedState({ state, open }: RefundAgenda): ListedState {
  if (state !== 'due') return state
  if (open.some((part) => part.state === 'unknown')) return 'unknown'
  return open.some((part) => part.state === 'begun') ? 'running' : 'pending'
}
