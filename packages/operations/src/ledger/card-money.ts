import type { Tx } from '@cauce/database/connection'
import { chargePostings, refundPostings } from '@cauce/domain/ledger/entries'
import { postEntry } from './post-entry.ts'

type CardMoney = {
  merchantId: string
  orderId: string
  financingId: string
  attemptId: string
  amountCents: number
  at: string
}

/** Money taken from a card: the acquirer owes it to us and the shopper no longer does, or is owed it where nothing was due. */
export const postCapture = (tx: Tx, { attemptId, amountCents, ...capture }: CardMoney): Promise<void> =>
  postEntry(tx, {
    ...capture,
    kind: 'capture',
    factKey: `capture/${attemptId}`,
    postings: chargePostings(amountCents),
  })

/** The same money given back: nobody owes anybody anything. */
export const postRefund = (tx: Tx, { attemptId, amountCents, ...refund }: CardMoney): Promise<void> =>
  postEntry(tx, {
    ...refund,
    kind: 'refund',
    factKey: `refund/${attemptId}`,
    postings: refundPostings(amountCents),
  })
