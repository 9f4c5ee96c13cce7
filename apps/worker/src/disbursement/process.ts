import { platformProcess, systemActor } from '@cauce/domain/access/scope'
import { merchantsDue } from '@cauce/operations/disbursement/merchants-due'
import { prepareDisbursement } from '@cauce/operations/disbursement/prepare-disbursement'
import type { DisbursementSteps } from '@cauce/workflows/disbursement/activities'
import { disbursementRunWorkflow, disbursementSchedule } from '@cauce/workflows/disbursement/contract'
import type { Dependencies } from '../dependencies.ts'
import type { ScheduledProcess } from '../schedules/scheduled-process.ts'

/** The hourly run that pays merchants; its contract is workflows/src/disbursement/contract.ts. */
export const disbursementRuns: ScheduledProcess = {
  scheduleId: disbursementSchedule,
  workflow: disbursementRunWorkflow,
  minute: 0,
  summary: 'Prepares the daily payments of the merchants whose hour it is by their own clock.',
  details: 'Facts: the page Disbursement in the back office. What may be done here: docs/operations.md.',
  activities: createDisbursementSteps,
}

function createDisbursementSteps({ perform }: Dependencies): DisbursementSteps {
  return {
    merchantsDue: ({ slot, after }) => perform(merchantsDue, platformProcess, { slot, ...(after && { after }) }),
    prepareDisbursement: (whose, now) => perform(prepareDisbursement, systemActor(whose.merchantId), whose, { now }),
  }
}
