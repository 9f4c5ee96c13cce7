import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import { errandOptions, nonRetryableErrorTypes, recordOptions } from '../process/steps.ts'
import type { InstalmentErrands, InstalmentRecords } from './activities.ts'

export const records = proxyLocalActivities<InstalmentRecords>(recordOptions)

const errands = (
  scheduleToCloseTimeout: '5 minutes' | '1 minute' | '8 days',
  maximumInterval: '10 minutes' | '30 seconds',
) =>
  proxyActivities<InstalmentErrands>({
    ...{ ...errandOptions, scheduleToCloseTimeout },
    retry: { initialInterval: '1 second', maximumInterval, nonRetryableErrorTypes },
  })

/** For so long an answer is waited for before a charge counts as unknown. */
export const collecting = errands('5 minutes', '30 seconds')
/** Asking what became of one. */
export const asking = errands('1 minute', '30 seconds')
export const tidying = errands('8 days', '10 minutes')

export const now = (): string => new Date().toISOString()
