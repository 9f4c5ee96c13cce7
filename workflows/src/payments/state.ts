import { heardKeys } from '../process/heard-keys.ts'
import type { AskedCharge, InstalmentsEnd, InstalmentsProcess, Plan, WatchedCard } from './contract.ts'

/** How it is listed for those who look after it. */
export type ListedState = 'running' | 'held' | 'overdue' | 'unknown' | InstalmentsEnd

/** What a process knows between two steps: what it heard and has not seen to, and what it watches. No facts of the plan. */
export type ProcessState = {
  readonly plan: Plan
  readonly heard: ReturnType<typeof heardKeys>
  /** The charge whose answer was lost. */
  asked: AskedCharge | null
  readonly watched: Map<string, WatchedCard>
  /** Changes of card whose frame answered, and were not looked at yet. */
  readonly submitted: Set<string>
  /** Something happened, so that the agenda is to be read anew. */
  hasNews: boolean
  nextChargeAt: string | null
  waitsFor: string
  /** Null before it was listed the first time. */
  listed: ListedState | null
  end: InstalmentsEnd | null
}

export const newState = ({ plan, carried }: InstalmentsProcess): ProcessState => ({
  plan,
  heard: heardKeys(carried?.heardKeys),
  asked: carried?.asked ?? null,
  watched: new Map(carried?.watched.map((card) => [card.changeId, card])),
  submitted: new Set(carried?.submitted),
  hasNews: false,
  nextChargeAt: null,
  waitsFor: '',
  listed: null,
  end: null,
})

export const carriedOver = ({ plan, heard, asked, watched, submitted }: ProcessState): InstalmentsProcess => ({
  plan,
  carried: { heardKeys: heard.all(), asked, watched: [...watched.values()], submitted: [...submitted] },
})

/** From now on the change of card is looked at every so often, until it is settled. */
export function watch(state: ProcessState, changeId: string): void {
  if (!state.watched.has(changeId)) state.watched.set(changeId, { changeId, begunAtMs: Date.now(), looks: 0 })
}
