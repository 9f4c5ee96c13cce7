import type { InvoiceSeries } from '@cauce/domain/disbursement/invoice-number'
import type { InvoiceLine } from '@cauce/domain/disbursement/invoices'
import { z } from 'zod'

/** An invoice or a credit note as a list shows it; amounts in cents, below zero in a credit note. */
export type InvoiceRow = {
  id: string
  number: string
  series: InvoiceSeries
  /** The first day of the month that it is for. */
  month: string
  issuedOn: string
  merchantId: string
  merchantName: string
  netCents: number
  vatCents: number
  totalCents: number
  /** The number of the invoice that this one corrects. */
  corrects: string | null
  /** The number of the credit note that took it back. */
  correctedBy: string | null
  /** Whether a payment of its month was rejected after it, so that it says more than was charged. */
  isOutdated: boolean
}

const Lines = z.array(z.object({ baseCents: z.int(), vatRateBp: z.int(), vatCents: z.int() }))

/** The lines of an invoice as they are stored. */
export const invoiceLines = (stored: unknown): InvoiceLine[] => Lines.parse(stored)
