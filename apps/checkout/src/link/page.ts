import type { OpenedLink } from './service.ts'

/** What stands on the page. `waiting` from a submitted card until its outcome is known. */
export type Page =
  | { at: 'loading' }
  | { at: 'unreachable'; code: string }
  | { at: 'unknown' }
  | { at: 'link'; link: OpenedLink }
  | { at: 'waiting'; link: OpenedLink; since: number }

/** What the offer has to say about the last try. */
export type OfferNotice =
  | { kind: 'declined'; code: string }
  | {
      kind: 'unanswered' | 'offline' | 'failed' | 'plan-discarded' | 'plan-changed' | 'card-service' | 'card-incomplete'
    }
