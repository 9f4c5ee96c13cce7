/** The contract of the hourly run that invoices merchants' commission. Ids and months only. */

/** The Schedule that starts the run each hour. */
export const invoiceSchedule = 'invoices'
export const invoiceRunWorkflow = 'invoiceRun'

/** A merchant's month, by its first day (ISO date). */
export type MonthToInvoice = { merchantId: string; month: string }

/** Absent when the Schedule starts it; what a long run hands to its next part: the hour (ISO instant) and how far it got. */
export type InvoiceRunProcess = { slot: string; after: MonthToInvoice; done: InvoiceRunEnd }

/** How many invoices there are now, for how many months there was nothing to invoice, and for how many it failed. */
export type InvoiceRunEnd = { issued: number; nothing: number; failed: number }
