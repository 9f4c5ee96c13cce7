import { InvoiceParty } from '@cauce/domain/disbursement/invoices'
import { refuseUnless } from '@cauce/domain/errors'
import { addDays, addMonths } from '@cauce/domain/money/calendar'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { invoiceLines } from './invoice-row.ts'

/** All that an invoice or a credit note says, the same whenever it is read. Refuses with `not-found`. */
export const readInvoice = reading({
  name: 'invoices.get',
  permission: 'invoices.read',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const row = await db
      .selectFrom('invoice as i')
      .leftJoin('invoice as corrected', 'corrected.id', 'i.corrects')
      .select(['i.number', 'i.series', 'i.month', 'i.issued_on', 'i.lines', 'i.issuer', 'i.recipient', 'i.reason'])
      .select(['i.is_reverse_charge', 'corrected.number as corrected_number', 'corrected.issued_on as corrected_on'])
      .where('i.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const { corrected_number: number, corrected_on: issuedOn } = row
    return {
      number: row.number,
      issuedOn: row.issued_on,
      period: { from: row.month, to: addDays(addMonths(row.month, 1), -1) },
      issuer: InvoiceParty.parse(row.issuer),
      recipient: InvoiceParty.parse(row.recipient),
      lines: invoiceLines(row.lines),
      isCreditNote: row.series === 'credit-note',
      isReverseCharge: row.is_reverse_charge,
      ...(number !== null && issuedOn !== null && { corrects: { number, issuedOn, reason: row.reason ?? '' } }),
    }
  },
})
