import type { MonthToInvoice } from './contract.ts'

/** What the run has others do. */
export interface InvoiceSteps {
  /** The months to be invoiced of the merchants whose hour came within the hour before `slot` (ISO instant), page by page. */
  invoicesDue(asked: { slot: string; after: MonthToInvoice | null }): Promise<{
    due: MonthToInvoice[]
    next: MonthToInvoice | null
  }>
  /** Invoices a merchant's month, or finds it invoiced; null where there is nothing to invoice. */
  issueInvoice(whose: MonthToInvoice, now: string): Promise<{ id: string; number: string } | null>
}
