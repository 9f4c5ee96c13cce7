import { randomUUID } from 'node:crypto'
import type { InvoiceSteps } from '@cauce/workflows/invoices/activities'
import { type InvoiceRunEnd, invoiceRunWorkflow, type MonthToInvoice } from '@cauce/workflows/invoices/contract'
import { ApplicationFailure } from '@temporalio/common'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { historiesOf } from './histories.ts'

export type Scenario = {
  months: number
  /** Places, from 0, of months that cannot be invoiced, at once or for a fault that does not pass, and of those with nothing to invoice. */
  refused?: readonly number[]
  broken?: readonly number[]
  empty?: readonly number[]
  /** How often the database does not answer. */
  away?: number
  pageSize?: number
  end: InvoiceRunEnd
}

/** Every way a run may go; each is also kept as a recorded history. */
export const scenarios: Record<string, Scenario> = {
  'invoices-issued': { months: 3, end: { issued: 3, nothing: 0, failed: 0 } },
  'nothing-to-invoice': { months: 2, empty: [1], end: { issued: 1, nothing: 1, failed: 0 } },
  'one-invoice-fails': { months: 3, refused: [0], end: { issued: 2, nothing: 0, failed: 1 } },
  'one-invoice-breaks-for-good': { months: 3, broken: [0], end: { issued: 2, nothing: 0, failed: 1 } },
  'no-month-to-invoice': { months: 0, end: { issued: 0, nothing: 0, failed: 0 } },
  'invoices-database-away': { months: 2, away: 2, end: { issued: 2, nothing: 0, failed: 0 } },
  'more-than-a-page-of-invoices': { months: 5, pageSize: 2, end: { issued: 5, nothing: 0, failed: 0 } },
}

export const scenarioNames = Object.keys(scenarios)

/** Merchants' months in memory; each is invoiced once however often it is asked for. */
function fakeMonths({ months: count, refused = [], broken = [], empty = [], away = 0, pageSize = 500 }: Scenario) {
  const months: MonthToInvoice[] = Array.from({ length: count }, () => ({
    merchantId: randomUUID(),
    month: '2026-10-01',
  }))
  const issued: string[] = []
  const slots: string[] = []
  const place = ({ merchantId }: MonthToInvoice) => months.findIndex((month) => month.merchantId === merchantId)
  let missing = away
  const activities: InvoiceSteps = {
    async invoicesDue({ slot, after }) {
      slots.push(slot)
      const begin = after === null ? 0 : place(after) + 1
      const due = months.slice(begin, begin + pageSize)
      return { due, next: begin + due.length < count ? (due.at(-1) ?? null) : null }
    },
    async issueInvoice(whose) {
      missing -= 1
      if (missing >= 0) throw new Error('the database is away')
      if (refused.includes(place(whose))) throw ApplicationFailure.nonRetryable('not as it should be', 'Refusal')
      if (broken.includes(place(whose))) throw new Error('a fault that does not pass')
      if (empty.includes(place(whose))) return null
      if (!issued.includes(whose.merchantId)) issued.push(whose.merchantId)
      return { id: randomUUID(), number: `C2026-${String(issued.length).padStart(6, '0')}` }
    },
  }
  return { issued, slots, activities }
}

/** Lets a run go over months of its own. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  scenario: Scenario,
) {
  const world = fakeMonths(scenario)
  const taskQueue = `test-${randomUUID()}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: world.activities },
  })
  return worker.runUntil(async () => {
    const handle = await environment.client.workflow.start(invoiceRunWorkflow, {
      ...{ workflowId: `run-${randomUUID()}`, taskQueue, args: [] },
    })
    const end = (await handle.result()) as InvoiceRunEnd
    return { end, world, histories: await historiesOf(environment, handle.workflowId) }
  })
}
