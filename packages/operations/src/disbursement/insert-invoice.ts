import type { Tx } from '@cauce/database/connection'
import { platformTimeZone } from '@cauce/domain/access/platform'
import { type InvoiceSeries, invoiceNumber } from '@cauce/domain/disbursement/invoice-number'
import type { InvoiceLine, InvoiceParty } from '@cauce/domain/disbursement/invoices'
import { dateIn } from '@cauce/domain/money/calendar'
import { sql } from 'kysely'
import { tellAdministrators } from '../messaging/tell-administrators.ts'
import type { ChangeOf } from '../operation.ts'

export type InvoiceToIssue = {
  merchantId: string
  series: InvoiceSeries
  month: string
  lines: readonly InvoiceLine[]
  isReverseCharge: boolean
  issuer: InvoiceParty
  recipient: InvoiceParty
  corrects?: { id: string; reason: string }
}

/** Whoever issues or corrects invoices of a merchant does so alone; held until the transaction ends. */
export async function lockInvoices(tx: Tx, merchantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invoice/${merchantId}`}, 0))`.execute(tx)
}

/**
 * Writes an invoice with the next number of its series and year, and the letters that tell of it. The number is taken last,
 * since all other invoices wait for it. Answers what the log should say.
 */
export async function insertInvoice(
  tx: Tx,
  invoice: InvoiceToIssue,
  { at, by }: { at: string; by: string },
): Promise<{ id: string; number: string; change: ChangeOf<'invoice'> }> {
  const { merchantId, series, month, lines, corrects } = invoice
  const sum = (of: 'baseCents' | 'vatCents') => lines.reduce((total, line) => total + line[of], 0)
  const [netCents, vatCents] = [sum('baseCents'), sum('vatCents')]
  const issuedOn = dateIn(platformTimeZone, at)
  const year = Number(issuedOn.slice(0, 4))
  const { rows } = await sql<{ place: number }>`select take_invoice_place(${series}, ${year}) as place`.execute(tx)
  const number = invoiceNumber(series, year, rows[0]?.place ?? 0)
  const totalCents = netCents + vatCents
  const { id } = await tx
    .insertInto('invoice')
    .values({
      ...{ merchant_id: merchantId, series, number, month, net_cents: netCents, vat_cents: vatCents },
      ...{ total_cents: totalCents, lines: JSON.stringify(lines), is_reverse_charge: invoice.isReverseCharge },
      ...{ issuer: JSON.stringify(invoice.issuer), recipient: JSON.stringify(invoice.recipient) },
      ...{ issued_on: issuedOn, issued_at: at, issued_by: by },
      ...(corrects && { corrects: corrects.id, reason: corrects.reason }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tellAdministrators(tx, {
    ...{ template: 'invoice-issued', subjectKind: 'invoice', told: 'issued', at },
    subjects: sql`select id, merchant_id from invoice where id = ${id}`,
  })
  const after = { number, month, totalCents, ...(corrects && { correctionReason: corrects.reason }) }
  return { id, number, change: { subjectKind: 'invoice', subjectId: id, merchantId, after } }
}
