import type { Tx } from '@cauce/database/connection'
import { postEntry } from './post-entry.ts'

type Capture = {
  merchantId: string
  orderId: string
  financingId: string
  attemptId: string
  amountCents: number
  at: string
}

/** Money taken from a card: the acquirer owes it to us and the shopper no longer does. */
export const postCapture = (tx: Tx, { attemptId, amountCents, ...capture }: Capture): Promise<void> =>
  postEntry(tx, {
    ...capture,
    kind: 'capture',
    factKey: `capture/${attemptId}`,
    postings: [
      { account: 'acquirer-clearing', amountCents },
      { account: 'shopper-receivable', amountCents: -amountCents },
    ],
  })
