import { disbursementRuns } from '../disbursement/process.ts'
import { invoiceRuns } from '../invoices/process.ts'
import { shipmentFeedRuns } from '../shipments/feed-runs.ts'
import type { ScheduledProcess } from './scheduled-process.ts'

/** Every process that the clock starts. How one is added: docs/operations.md. */
export const scheduledProcesses: readonly ScheduledProcess[] = [disbursementRuns, invoiceRuns, shipmentFeedRuns]
