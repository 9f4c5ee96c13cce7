import type { FinancingEnd, Sale } from './contract.ts'

/**
 * What the process has others do. Every step may be run twice and then changes nothing the second time; `now` is the
 * process's own instant (ISO), since an activity's clock does not move while time is skipped. Ids only.
 */
export interface FinancingRecords {
  /** How the process is found, its deadlines, and how the financing ended, if it did. */
  openProcess(sale: Sale): Promise<ProcessTerms>
  /** Reads an attempt's card at the acquirer; an authorised one claims the financing. */
  lookAtCard(sale: Sale, attemptId: string, now: string): Promise<CardStanding>
  decideCredit(sale: Sale, attemptId: string, now: string): Promise<CreditAnswer>
  confirm(sale: Sale, attemptId: string, now: string): Promise<News & { hasOtherCards: boolean }>
  decline(sale: Sale, attemptId: string, now: string): Promise<News>
  /** Dead of a technical failure; not where the financing ended otherwise meanwhile. */
  fail(sale: Sale, attemptId: string, now: string): Promise<News & { failed: boolean }>
  releaseClaim(sale: Sale, attemptId: string, reason: ReleaseReason, now: string): Promise<News>
  lapse(sale: Sale, now: string): Promise<{ lapsed: boolean }>
  remind(sale: Sale, now: string): Promise<News>
  /** Notes that the link ran out, unless a fresh one was sent; answers its end as it is now. */
  noteLinkEnd(sale: Sale, now: string): Promise<{ linkExpiresAt: string | null }>
  /** Marks cards as unknown that the acquirer would not say anything about. */
  leaveCardsUnknown(sale: Sale, now: string): Promise<void>
  /** Marks messages as unknown that nobody could be found to take. */
  giveUpMessages(sale: Sale, messageIds: string[], now: string): Promise<void>
}

export interface FinancingErrands {
  /** Hands messages to their providers, those that still wait; answers the end of the link as it is now. */
  deliverMessages(sale: Sale, messageIds: string[], now: string): Promise<{ linkExpiresAt: string | null }>
  captureCard(sale: Sale, attemptId: string, now: string): Promise<ChargeAnswer>
  /** Gives up an attempt at the acquirer, and tells the shopper where money had been set aside that nobody else tells of. */
  voidCard(sale: Sale, attemptId: string, reason: VoidReason, now: string): Promise<News & { captured: boolean }>
  /** Gives up every attempt but the one that holds the financing; the shopper need not know. */
  voidOtherCards(sale: Sale, attemptId: string, now: string): Promise<void>
  /** The same for whatever is still open of a financing that has ended; money that was taken after all is given back. */
  voidOpenCards(sale: Sale, now: string): Promise<News>
}

/** Instants are ISO. `chargeForSeconds`: how long a charge is retried before it counts as a technical failure. */
export type ProcessTerms = {
  reference: string
  merchantName: string
  centreName: string
  end: FinancingEnd | null
  hasUnsettledCards: boolean
  linkExpiresAt: string | null
  offerEndsAt: string
  remindAt: string | null
  chargeForSeconds: number
}

/**
 * `open`: nothing was authorised yet, or a card was refused and another one may follow; `claimed`: the financing is this
 * attempt's, and `charge` says whether money is to be taken now; `late`: authorised, but the financing is no longer to
 * be had; `gone`: given up or settled.
 */
export type CardStanding =
  | { standing: 'open' | 'processing' | 'late' | 'gone' }
  | { standing: 'claimed'; charge: boolean }

/** Messages that have been queued and are to be delivered. */
export type News = { messageIds: string[] }
export type CreditAnswer = News & { decision: 'accept' | 'review' | 'decline' }
export type ChargeAnswer = { taken: true } | { taken: false; declineCode: string | null }
export type ReleaseReason = 'card-declined' | 'review-took-too-long'
export type VoidReason = { why: 'declined'; declineCode: string | null } | { why: 'given-up' }
