import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import { centre, state as listed, merchant, reference } from '../process/search-keys.ts'
import type { PlanAgenda } from './activities.ts'
import type { Due } from './agenda.ts'
import type { ListedState, ProcessState } from './state.ts'

/** How the process is found by those who look after it: by what it is about, never by whom. */
export function list(state: ProcessState, agenda: PlanAgenda): void {
  const now = listedState(agenda)
  if (state.listed === now) return
  upsertSearchAttributes([
    ...(state.listed === null
      ? [
          { key: reference, value: agenda.reference },
          { key: merchant, value: agenda.merchantName },
          { key: centre, value: agenda.centreName },
        ]
      : []),
    { key: listed, value: now },
  ])
  state.listed = now
}

function listedState({ end, unsettled, held, overdue }: PlanAgenda): ListedState {
  if (end !== null) return end
  if (unsettled?.isUnknown) return 'unknown'
  if (held) return 'held'
  return overdue > 0 ? 'overdue' : 'running'
}

/** Says in words where the process stands. */
export function waitFor(state: ProcessState, words: string): void {
  if (state.waitsFor === words) return
  state.waitsFor = words
  setCurrentDetails(words)
}

const dueWords: Record<Due['what'], (at: string) => string> = {
  charge: (at) => `Waits for the next instalment; it is charged at ${at}.`,
  ask: (at) => `Does not know whether a charge was made; the acquirer is asked at ${at}. Nudge it to ask now.`,
  look: (at) => `Waits for another card that was begun; without news the acquirer is asked at ${at}.`,
  'give-up': (at) => `Waits for another card that was begun long ago; it is given up at ${at}.`,
}

export function wordsOf(due: Due | undefined, { held, overdue }: PlanAgenda): string {
  if (due) return dueWords[due.what](new Date(due.atMs).toISOString())
  if (held) return 'Automatic payments of this customer are off: waits until they are on, or the shopper pays.'
  if (overdue > 0) return 'What is left to be paid is overdue: waits for the shopper to pay.'
  return 'Waits for news.'
}

/** What a timer of the process is for, as it stands beside it in the history. */
export const timerSummaries: Record<Due['what'], string> = {
  charge: 'next instalment',
  ask: 'ask the acquirer about a charge',
  look: 'ask the acquirer about a card',
  'give-up': 'give up a card',
}
