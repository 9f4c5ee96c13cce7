import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Id, text } from '../schema.ts'

/**
 * Who an invoice is from or to, with all that the law wants of them. Source: Real Decreto 1619/2012, art. 6.1.c–e.
 */
export const InvoiceParty = z.object({
  legalName: text(200),
  taxId: text(30),
  /** In its lines. */
  address: z.array(text(200)).min(1).max(6),
})

/** The first day of the month that is invoiced. */
export const InvoiceMonth = CalendarDate.refine((day) => day.endsWith('-01'))

/** Which invoices and credit notes a list shows; days are those of issue, both included. */
export const InvoiceFilter = z.object({
  merchantIds: z.array(Id).max(50).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
})

export const InvoicePage = InvoiceFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

/** Why an invoice is corrected; it stands on the credit note. */
export const CorrectionReason = text(longest.correctionReason)

export type InvoiceParty = z.infer<typeof InvoiceParty>
export type InvoiceFilter = z.infer<typeof InvoiceFilter>

/** What is charged at one rate (basis points), in cents; VAT as it was taken order by order. */
export type InvoiceLine = { baseCents: number; vatRateBp: number; vatCents: number }
