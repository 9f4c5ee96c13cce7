import type { PlanAgenda } from './activities.ts'
import type { Due } from './agenda.ts'
import type { ListedState } from './state.ts'

export function listedState({ end, unsettled, held, overdue }: PlanAgenda): ListedState {
  if (end !== null) return end
  if (unsettled?.isUnknown) return 'unknown'
  if (held) return 'held'
  return overdue > 0 ? 'overdue' : 'running'
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
