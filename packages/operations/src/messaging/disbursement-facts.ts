import type { Db } from '@cauce/database/connection'

export type DisbursementFacts = {
  about: 'disbursement'
  id: string
  merchantName: string
  recipientName: string
  number: string
  orders: number
  grossCents: number
  feesCents: number
  paidCents: number
  /** Why the bank did not pay, in a letter that tells this; else null. */
  rejectReason: string | null
  /** The last four places of the account. */
  accountEnd: string
}

/** What a letter about a payment says; nothing of a payment sent that was rejected since, or for somebody who was shut out since. */
export async function disbursementFacts(
  db: Db,
  { id, merchantName }: { id: string; merchantName: string },
  key: string,
): Promise<DisbursementFacts | null> {
  const [told, recipientId = ''] = key.split('/')
  const row = await db
    .selectFrom('disbursement as d')
    .innerJoin('app_user as recipient', (join) => join.on('recipient.id', '=', recipientId))
    .select([
      'd.number',
      'd.orders',
      'd.gross_cents',
      'd.net_cents',
      'd.vat_cents',
      'd.paid_cents',
      'd.iban',
      'd.state',
      'd.reject_reason',
    ])
    .select(['recipient.first_name', 'recipient.disabled_at'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!row || (row.state === 'rejected') !== (told === 'rejected') || row.disabled_at !== null) return null
  return {
    ...{ about: 'disbursement', id, merchantName, recipientName: row.first_name, number: row.number },
    ...{ orders: row.orders, grossCents: row.gross_cents, feesCents: row.net_cents + row.vat_cents },
    ...{
      paidCents: row.paid_cents,
      rejectReason: told === 'rejected' ? (row.reject_reason ?? '') : null,
      accountEnd: (row.iban ?? '').slice(-4),
    },
  }
}
