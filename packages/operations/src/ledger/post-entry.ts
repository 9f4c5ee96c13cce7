import type { Tx } from '@cauce/database/connection'
import type { LedgerEntryKind, Posting } from '@cauce/domain/ledger/entries'

export type LedgerEntry = {
  merchantId: string
  kind: LedgerEntryKind
  orderId?: string
  financingId?: string
  disbursementId?: string
  /** Names the fact, so that it is posted once: a repeat changes nothing. */
  factKey: string
  /** None where no money changes: then nothing is posted. */
  postings: readonly Posting[]
  at: string
}

/** Posts one balanced entry, once per fact; the database refuses an unbalanced one at commit. */
export async function postEntry(tx: Tx, entry: LedgerEntry): Promise<void> {
  if (entry.postings.length === 0) return
  const posted = await tx
    .insertInto('ledger_entry')
    .values({
      merchant_id: entry.merchantId,
      kind: entry.kind,
      order_id: entry.orderId ?? null,
      financing_id: entry.financingId ?? null,
      disbursement_id: entry.disbursementId ?? null,
      fact_key: entry.factKey,
      posted_at: entry.at,
    })
    .onConflict((conflict) => conflict.column('fact_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!posted) return
  await tx
    .insertInto('ledger_posting')
    .values(
      entry.postings.map(({ account, amountCents }, index) => ({
        entry_id: posted.id,
        merchant_id: entry.merchantId,
        position: index + 1,
        account,
        amount_cents: amountCents,
      })),
    )
    .execute()
}
