import { CorrectionReason, InvoiceParty } from '@cauce/domain/disbursement/invoices'
import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { insertInvoice, lockInvoices } from './insert-invoice.ts'
import { invoiceLines } from './invoice-row.ts'

/**
 * A credit note that takes an invoice back in full, with a number of its own series; then its month is invoiced anew by the
 * next run. Once, however often it is asked for. Refuses with `not-found`, and a credit note
 * that took an invoice back with `move-not-allowed`.
 */
export const correctInvoice = operation({
  name: 'invoices.correct',
  permission: 'invoices.correct',
  input: z.object({ id: Id, reason: CorrectionReason }),
  async run({ tx, actor, now, record, unchanged }, { id, reason }): Promise<{ id: string; number: string }> {
    const invoice = await tx.selectFrom('invoice').selectAll().where('id', '=', id).executeTakeFirst()
    refuseUnless(invoice, 'not-found')
    refuseUnless(invoice.corrects === null, 'move-not-allowed')
    await lockInvoices(tx, invoice.merchant_id)
    const earlier = await tx
      .selectFrom('invoice')
      .select(['id', 'number'])
      .where('corrects', '=', id)
      .executeTakeFirst()
    if (earlier) {
      unchanged()
      return earlier
    }
    const lines = invoiceLines(invoice.lines).map(({ baseCents, vatRateBp, vatCents }) => ({
      vatRateBp,
      // Subtracted from 0, since the negative of 0 would be −0.
      baseCents: 0 - baseCents,
      vatCents: 0 - vatCents,
    }))
    const { change, ...issued } = await insertInvoice(
      tx,
      {
        ...{ merchantId: invoice.merchant_id, series: 'credit-note', month: invoice.month, lines },
        ...{ issuer: InvoiceParty.parse(invoice.issuer), recipient: InvoiceParty.parse(invoice.recipient) },
        ...{ isReverseCharge: invoice.is_reverse_charge, corrects: { id, reason } },
      },
      { at: now, by: actor.userId },
    )
    await record(change)
    return issued
  },
})
