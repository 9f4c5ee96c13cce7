import { upsertSearchAttributes } from '@temporalio/workflow'
import { centre, state as listed, merchant, reference } from '../process/search-keys.ts'
import type { ProcessTerms } from './activities.ts'
import type { Due } from './agenda.ts'
import type { FinancingEnd } from './contract.ts'

type ListedState = 'live' | 'in-review' | 'confirmed' | 'dead'

/** How the process is found by those who look after it: by what it is about, never by whom. */
export const listProcess = (terms: ProcessTerms): void =>
  upsertSearchAttributes([
    { key: reference, value: terms.reference },
    { key: merchant, value: terms.merchantName },
    { key: centre, value: terms.centreName },
    { key: listed, value: terms.end === null ? 'live' : listedEnd(terms.end) },
  ])

export const listState = (state: ListedState): void => upsertSearchAttributes([{ key: listed, value: state }])

export const listedEnd = (end: FinancingEnd): ListedState => (end === 'confirmed' ? 'confirmed' : 'dead')

const dueWords: Record<Due['what'], (at: string) => string> = {
  remind: (at) => `Waits for the shopper to pay; a reminder is sent at ${at}.`,
  'note-link-end': (at) => `Waits for the shopper to pay; the link runs out at ${at}.`,
  lapse: (at) => `Waits for the shopper to pay; the offer lapses at ${at}. Send the link again if it has run out.`,
  look: (at) => `Waits for a card that was begun; without news the acquirer is asked at ${at}.`,
  'give-up': (at) => `Waits for a card that was begun long ago; it is given up at ${at}.`,
}

export const wordsOf = ({ what, atMs }: Due): string => dueWords[what](new Date(atMs).toISOString())

/** What a timer of the process is for, as it stands beside it in the history. */
export const timerSummaries: Record<Due['what'], string> = {
  remind: 'reminder',
  'note-link-end': 'link runs out',
  lapse: 'offer lapses',
  look: 'ask the acquirer about a card',
  'give-up': 'give up a card',
}
