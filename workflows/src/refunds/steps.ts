import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import { errandOptions, nonRetryableErrorTypes, recordOptions } from '../process/steps.ts'
import type { RefundErrands, RefundRecords } from './activities.ts'

export const records = proxyLocalActivities<RefundRecords>(recordOptions)

/** For so long an answer is waited for before a part counts as unknown; then it is asked again. */
export const errands = proxyActivities<RefundErrands>({
  ...{ ...errandOptions, scheduleToCloseTimeout: '5 minutes' },
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds', nonRetryableErrorTypes },
})

export const now = (): string => new Date().toISOString()
