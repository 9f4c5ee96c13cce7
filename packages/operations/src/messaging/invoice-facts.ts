import type { Db } from '@cauce/database/connection'

export type InvoiceFacts = {
  about: 'invoice'
  id: string
  merchantName: string
  recipientName: string
  number: string
  /** Year and month that it is for, 'YYYY-MM'. */
  month: string
  isCreditNote: boolean
  /** Of the invoice that it takes back; null where it is none that does. */
  corrects: string | null
  netCents: number
  vatCents: number
  totalCents: number
}

/** What a letter about an invoice says; nothing for somebody who was shut out since. The key ends with the recipient's id. */
export async function invoiceFacts(
  db: Db,
  { id, merchantName }: { id: string; merchantName: string },
  key: string,
): Promise<InvoiceFacts | null> {
  const [, recipientId = ''] = key.split('/')
  const row = await db
    .selectFrom('invoice as i')
    .leftJoin('invoice as corrected', 'corrected.id', 'i.corrects')
    .innerJoin('app_user as recipient', (join) => join.on('recipient.id', '=', recipientId))
    .select([
      'i.number',
      'i.series',
      'i.month',
      'i.net_cents',
      'i.vat_cents',
      'i.total_cents',
      'corrected.number as corrects',
    ])
    .select(['recipient.first_name', 'recipient.disabled_at'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row || row.disabled_at !== null) return null
  return {
    ...{ about: 'invoice', id, merchantName, recipientName: row.first_name, number: row.number },
    ...{ month: row.month.slice(0, 7), corrects: row.corrects, netCents: row.net_cents, vatCents: row.vat_cents },
    ...{ totalCents: row.total_cents, isCreditNote: row.series === 'credit-note' },
  }
}
