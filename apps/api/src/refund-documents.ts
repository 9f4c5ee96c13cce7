import { refundReceiptPdf } from '@cauce/documents/disbursement/refund-receipt'
import type { WrittenFile } from '@cauce/documents/workbooks/file'
import type { Actor } from '@cauce/domain/access/scope'
import { Id, Locale } from '@cauce/domain/schema'
import type { Perform } from '@cauce/operations/perform'
import { refundReceipt } from '@cauce/operations/refunds/refund-receipt'
import { z } from 'zod'
import { oneFile } from './http/one-file.ts'

export const ReceiptAsked = z.object({ id: Id, locale: Locale })

/** The shopper's receipt of a refund; `issuer` is the platform's name. */
export async function receipt(
  perform: Perform,
  actor: Actor,
  { id, locale }: z.infer<typeof ReceiptAsked>,
  issuer: string,
): Promise<WrittenFile> {
  const refund = await perform(refundReceipt, actor, { id })
  return oneFile(`${refund.reference}.pdf`, 'application/pdf', await refundReceiptPdf(refund, issuer, locale))
}
