import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import { errandOptions, nonRetryableErrorTypes, recordOptions } from '../process/steps.ts'
import type { FinancingErrands, FinancingRecords } from './activities.ts'
import { longestPause, triesWithin } from './tries-within.ts'

export const records = proxyLocalActivities<FinancingRecords>(recordOptions)

const errands = (scheduleToCloseTimeout: string | number, maximumInterval: string) =>
  proxyActivities<FinancingErrands>({
    ...errandOptions,
    scheduleToCloseTimeout: scheduleToCloseTimeout as '1 minute',
    retry: { initialInterval: '1 second', maximumInterval: maximumInterval as '1 minute', nonRetryableErrorTypes },
  })

/** Words of half a day ago are no news any more. */
export const { deliverMessages } = errands('12 hours', '5 minutes')

export const charging = (seconds: number) => errands(seconds * 1000, `${longestPause} seconds`)

/** Looking at a card that was submitted is part of charging it. */
export const looking = (seconds: number) =>
  proxyLocalActivities<Pick<FinancingRecords, 'lookAtCard'>>({
    ...recordOptions,
    retry: {
      ...{ initialInterval: '1 second', maximumInterval: `${longestPause} seconds`, nonRetryableErrorTypes },
      maximumAttempts: triesWithin(seconds),
    },
  })

/** How long a void is waited for before the financing's end is told; it goes on afterwards. */
export const voidingSoon = errands('1 minute', '10 seconds')
/** An authorisation dies by itself after seven days. */
export const voiding = errands('8 days', '10 minutes')

export const now = (): string => new Date().toISOString()
