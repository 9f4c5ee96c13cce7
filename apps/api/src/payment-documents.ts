import type { PaidOrder } from '@cauce/documents/disbursement/payment'
import { paymentOrdersFile } from '@cauce/documents/disbursement/payment-orders'
import { paymentReportPdf } from '@cauce/documents/disbursement/payment-report'
import { type PayoutBatch, payoutFile } from '@cauce/documents/payments/payout-file'
import type { WrittenFile } from '@cauce/documents/workbooks/file'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { Id, Locale } from '@cauce/domain/schema'
import { exportDisbursementOrders } from '@cauce/operations/disbursement/disbursement-orders'
import { payoutFileContent } from '@cauce/operations/disbursement/payout-files'
import { readDisbursement } from '@cauce/operations/disbursement/read-disbursement'
import type { Perform } from '@cauce/operations/perform'
import { z } from 'zod'
import { begun } from './http/file-answer.ts'
import { oneFile } from './http/one-file.ts'

/** The account that the platform pays from; its name is also on its documents. */
export type PayoutDebtor = PayoutBatch['debtor']

export const PaymentAsked = z.object({ id: Id, locale: Locale })
type Asked = z.infer<typeof PaymentAsked>

/** The report of a daily payment with its commission statement. */
export async function paymentReport(perform: Perform, actor: Actor, { id, locale }: Asked, issuer: string) {
  const payment = await perform(readDisbursement, actor, { id })
  const { batches } = await exportDisbursementOrders(perform, actor, { id })
  const orders: PaidOrder[] = []
  for await (const batch of batches) orders.push(...batch)
  const { number, day, merchantName, iban, vatRateBp } = payment
  const report = { reference: number, paidOn: day, merchantName, iban: iban ?? '', vatRateBp, orders }
  return oneFile(`${number}.pdf`, 'application/pdf', await paymentReportPdf(report, issuer, locale))
}

/** The orders in a daily payment; its sums are the report's. */
export async function paymentOrders(perform: Perform, actor: Actor, { id, locale }: Asked): Promise<WrittenFile> {
  const { number } = await perform(readDisbursement, actor, { id })
  const { batches, today } = await exportDisbursementOrders(perform, actor, { id })
  const file = paymentOrdersFile(await begun(batches), { format: 'xlsx', locale, today })
  return { ...file, fileName: `${number}.xlsx` }
}

/** What is handed to the bank. Refuses with `payout-account-missing` where nobody said which account pays. */
export async function payments(perform: Perform, actor: Actor, { id }: Asked, debtor: PayoutDebtor | undefined) {
  const content = await perform(payoutFileContent, actor, { id })
  refuseUnless(debtor, 'payout-account-missing')
  return oneFile(`${content.messageId}.xml`, 'application/xml', payoutFile({ ...content, debtor }))
}
