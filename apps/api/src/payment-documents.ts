import type { PaidOrder } from '@cauce/documents/disbursement/payment'
import { paymentOrdersFile } from '@cauce/documents/disbursement/payment-orders'
import { paymentReportPdf } from '@cauce/documents/disbursement/payment-report'
import { payoutFile } from '@cauce/documents/payments/payout-file'
import type { WrittenFile } from '@cauce/documents/workbooks/file'
import type { Actor } from '@cauce/domain/access/scope'
import { Id, Locale } from '@cauce/domain/schema'
import { exportDisbursementOrders } from '@cauce/operations/disbursement/disbursement-orders'
import { payoutFileContent } from '@cauce/operations/disbursement/payout-files'
import { readDisbursement } from '@cauce/operations/disbursement/read-disbursement'
import type { Perform } from '@cauce/operations/perform'
import { z } from 'zod'
import { begun } from './http/file-answer.ts'
import { oneFile } from './http/one-file.ts'

export const PaymentAsked = z.object({ id: Id, locale: Locale })
type Asked = z.infer<typeof PaymentAsked>

/** The report of a daily payment with its commission statement. */
export async function paymentReport(perform: Perform, actor: Actor, { id, locale }: Asked, issuer: string) {
  const payment = await perform(readDisbursement, actor, { id })
  const { batches } = await exportDisbursementOrders(perform, actor, { id })
  const orders: PaidOrder[] = []
  for await (const batch of batches) orders.push(...batch)
  const { number, day, state, merchantName, account, vatRatesBp, rejectReason, settledOn } = payment
  const report = {
    ...{ reference: number, day, state, merchantName, account: account ?? '', vatRatesBp, orders },
    ...(state === 'rejected' && { rejected: { reason: rejectReason ?? '', on: settledOn ?? day } }),
  }
  return oneFile(`${number}.pdf`, 'application/pdf', await paymentReportPdf(report, issuer, locale))
}

/** The orders in a daily payment; its sums are the report's. */
export async function paymentOrders(perform: Perform, actor: Actor, { id, locale }: Asked): Promise<WrittenFile> {
  const { number } = await perform(readDisbursement, actor, { id })
  const { batches, today } = await exportDisbursementOrders(perform, actor, { id })
  const file = paymentOrdersFile(await begun(batches), { format: 'xlsx', locale, today })
  return { ...file, fileName: `${number}.xlsx` }
}

/** What is handed to the bank. */
export async function payments(perform: Perform, actor: Actor, { id }: Asked) {
  const content = await perform(payoutFileContent, actor, { id })
  return oneFile(`${content.messageId}.xml`, 'application/xml', payoutFile(content))
}
