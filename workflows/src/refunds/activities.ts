import type { Refund } from './contract.ts'

/**
 * What the process has others do. Every step may be run twice and then changes nothing the second time; `now` is the
 * process's own instant (ISO). Ids only.
 */
export interface RefundRecords {
  /** How the process is found, and where the refund and its parts stand. */
  openRefund(refund: Refund, now: string): Promise<RefundAgenda>
  /** Writes down what the acquirer answered about a part: unknown where there is no answer. */
  settleRefundPart(refund: Refund, partId: string, answer: RefundAnswer | null, now: string): Promise<void>
}

export interface RefundErrands {
  /**
   * Asks the acquirer to give a part back, once: by the part's id, so that one whose answer was lost is asked again; one
   * that the acquirer knows is read by its own id of it.
   */
  giveBackPart(refund: Refund, partId: string): Promise<RefundAnswer>
}

export type RefundAgenda = {
  reference: string
  merchantName: string
  centreName: string
  state: 'due' | 'to-transfer' | 'paid'
  /** Those whose end is not known. */
  open: { partId: string; state: 'begun' | 'unknown' | 'pending' }[]
}

/** `providerId` is the acquirer's id of it; null where it refused. */
export type RefundAnswer = {
  outcome: 'succeeded' | 'pending' | 'failed'
  providerId: string | null
  failureCode: string | null
}
