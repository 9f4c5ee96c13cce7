import type { Tx } from '@cauce/database/connection'

/**
 * What money is: shoppers' debts, what merchants will be owed once shipped and what they are owed, cost of credit not yet
 * earned, and card money on its way from the acquirer.
 */
export const ledgerAccounts = [
  'shopper-receivable',
  'merchant-unshipped',
  'merchant-payable',
  'deferred-cost-income',
  'acquirer-clearing',
] as const

export type LedgerAccount = (typeof ledgerAccounts)[number]

export type LedgerEntry = {
  merchantId: string
  kind: 'confirmation' | 'capture' | 'refund'
  orderId: string
  financingId: string
  /** Names the fact, so that it is posted once: a repeat changes nothing. */
  factKey: string
  /** Cents; debits positive, credits negative. Nothing is posted where the amount is zero. */
  postings: readonly { account: LedgerAccount; amountCents: number }[]
  at: string
}

/** Posts one balanced entry, once per fact; the database refuses an unbalanced one at commit. */
export async function postEntry(tx: Tx, entry: LedgerEntry): Promise<void> {
  const posted = await tx
    .insertInto('ledger_entry')
    .values({
      merchant_id: entry.merchantId,
      kind: entry.kind,
      order_id: entry.orderId,
      financing_id: entry.financingId,
      fact_key: entry.factKey,
      posted_at: entry.at,
    })
    .onConflict((conflict) => conflict.column('fact_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!posted) return
  const postings = entry.postings.filter(({ amountCents }) => amountCents !== 0)
  await tx
    .insertInto('ledger_posting')
    .values(
      postings.map(({ account, amountCents }, index) => ({
        entry_id: posted.id,
        merchant_id: entry.merchantId,
        position: index + 1,
        account,
        amount_cents: amountCents,
      })),
    )
    .execute()
}
