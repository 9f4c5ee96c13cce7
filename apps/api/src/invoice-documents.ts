import { commissionInvoicePdf } from '@cauce/documents/disbursement/commission-invoice'
import type { WrittenFile } from '@cauce/documents/workbooks/file'
import type { Actor } from '@cauce/domain/access/scope'
import { Id, Locale } from '@cauce/domain/schema'
import { readInvoice } from '@cauce/operations/disbursement/read-invoice'
import type { Perform } from '@cauce/operations/perform'
import { z } from 'zod'
import { oneFile } from './http/one-file.ts'

export const InvoiceAsked = z.object({ id: Id, locale: Locale })

/** An invoice, or a credit note, as it was issued. */
export async function invoicePdf(
  perform: Perform,
  actor: Actor,
  { id, locale }: z.infer<typeof InvoiceAsked>,
): Promise<WrittenFile> {
  const invoice = await perform(readInvoice, actor, { id })
  return oneFile(`${invoice.number}.pdf`, 'application/pdf', await commissionInvoicePdf(invoice, locale))
}
