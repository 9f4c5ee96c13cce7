import { platformProcess, systemActor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { invoicesDue } from '@cauce/operations/disbursement/invoices-due'
import { issueInvoice } from '@cauce/operations/disbursement/issue-invoice'
import type { InvoiceSteps } from '@cauce/workflows/invoices/activities'
import { invoiceRunWorkflow, invoiceSchedule } from '@cauce/workflows/invoices/contract'
import type { Dependencies } from '../dependencies.ts'
import type { ScheduledProcess } from '../schedules/scheduled-process.ts'

/** The hourly run that invoices merchants' commission; its contract is workflows/src/invoices/contract.ts. */
export const invoiceRuns: ScheduledProcess = {
  scheduleId: invoiceSchedule,
  workflow: invoiceRunWorkflow,
  minute: 30,
  summary: 'Invoices the commission of months that are over, at six in the morning by each merchant’s own clock.',
  details: 'Facts: the page Invoices in the back office. What may be done here: docs/operations.md.',
  activities: createInvoiceSteps,
}

/** Without an issuer nothing is invoiced: each month fails with `invoice-party-incomplete` and is found again the next day. */
export function createInvoiceSteps({ perform, invoiceIssuer }: Dependencies): InvoiceSteps {
  return {
    invoicesDue: ({ slot, after }) => perform(invoicesDue, platformProcess, { slot, ...(after && { after }) }),
    async issueInvoice(whose, now) {
      refuseUnless(invoiceIssuer, 'invoice-party-incomplete')
      return perform(issueInvoice, systemActor(whose.merchantId), { ...whose, issuer: invoiceIssuer }, { now })
    },
  }
}
