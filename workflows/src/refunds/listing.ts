import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import { centre, state as listed, merchant, reference } from '../process/search-keys.ts'
import type { RefundAgenda } from './activities.ts'
import { listedState, type ProcessState } from './state.ts'

/** How the process is found by those who look after it: by what it is about, never by whom. */
export function list(state: ProcessState, agenda: RefundAgenda): void {
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

/** Says in words where the process stands. */
export function waitFor(state: ProcessState, words: string): void {
  if (state.waitsFor === words) return
  state.waitsFor = words
  setCurrentDetails(words)
}

export function wordsOf(due: { atMs: number } | undefined, { open }: RefundAgenda): string {
  if (!due) return 'No card takes what is left: waits for finance to transfer it.'
  const at = new Date(due.atMs).toISOString()
  return open.some((part) => part.state === 'unknown')
    ? `Does not know whether a part was given back; the acquirer is asked again at ${at}. Nudge it to ask now.`
    : `The acquirer has not given all back yet; it is asked at ${at}. Nudge it to ask now.`
}
