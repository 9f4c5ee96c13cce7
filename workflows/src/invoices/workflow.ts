import { ActivityFailure } from '@temporalio/common'
import { continueAsNew, isCancellation, proxyActivities, setCurrentDetails } from '@temporalio/workflow'
import { hourOfRun } from '../process/hour-of-run.ts'
import { retryInTurn, retryUntilItAnswers } from '../process/steps.ts'
import type { InvoiceSteps } from './activities.ts'
import type { InvoiceRunEnd, InvoiceRunProcess, MonthToInvoice } from './contract.ts'

const { invoicesDue } = proxyActivities<InvoiceSteps>({
  startToCloseTimeout: '5 minutes',
  retry: retryUntilItAnswers,
})
const { issueInvoice } = proxyActivities<InvoiceSteps>({ startToCloseTimeout: '5 minutes', retry: retryInTurn })

/**
 * Invoices the months that are over of the merchants whose hour it is, one after the other, since their numbers follow each
 * other. A run that is stopped, or begun twice, invoices no month twice; one that fails leaves the others their turn.
 */
export async function invoiceRun(carried?: InvoiceRunProcess): Promise<InvoiceRunEnd> {
  const slot = carried?.slot ?? hourOfRun()
  setCurrentDetails(`Invoices the merchants whose hour came by ${slot}.`)
  const { due, next } = await invoicesDue({ slot, after: carried?.after ?? null })
  const done = { ...(carried?.done ?? nobody) }
  for (const whose of due) done[await issueOne(whose)] += 1
  if (next !== null) await continueAsNew<typeof invoiceRun>({ slot, after: next, done })
  setCurrentDetails(`Issued ${done.issued}, nothing to invoice for ${done.nothing}, failed ${done.failed}.`)
  return done
}

const nobody: InvoiceRunEnd = { issued: 0, nothing: 0, failed: 0 }

async function issueOne(whose: MonthToInvoice): Promise<keyof InvoiceRunEnd> {
  try {
    return (await issueInvoice(whose, new Date().toISOString())) === null ? 'nothing' : 'issued'
  } catch (error) {
    if (error instanceof ActivityFailure && !isCancellation(error)) return 'failed'
    throw error
  }
}
