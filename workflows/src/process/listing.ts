import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import { centre, state as listed, merchant, reference } from './search-keys.ts'

type About = { reference: string; merchantName: string; centreName: string }

/**
 * How a process is found by those who look after it: by what it is about, never by whom. `listed` is null before it was
 * listed the first time.
 */
export function list<State extends string>(process: { listed: State | null }, now: State, about: About): void {
  if (process.listed === now) return
  upsertSearchAttributes([
    ...(process.listed === null
      ? [
          { key: reference, value: about.reference },
          { key: merchant, value: about.merchantName },
          { key: centre, value: about.centreName },
        ]
      : []),
    { key: listed, value: now },
  ])
  process.listed = now
}

/** Says in words where the process stands. */
export function waitFor(process: { waitsFor: string }, words: string): void {
  if (process.waitsFor === words) return
  process.waitsFor = words
  setCurrentDetails(words)
}
