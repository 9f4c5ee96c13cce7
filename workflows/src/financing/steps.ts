import { ActivityFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { FinancingErrands, FinancingRecords } from './activities.ts'

/** A refusal on purpose is final; everything else, such as a database that is away, passes. */
const nonRetryableErrorTypes = ['Refusal']

/** Short steps, run within the workflow task: they cost the server nothing. For as long as the database is away, they wait. */
export const records = proxyLocalActivities<FinancingRecords>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute', nonRetryableErrorTypes },
})

const errands = (scheduleToCloseTimeout: string | number, maximumInterval: string) =>
  proxyActivities<FinancingErrands>({
    startToCloseTimeout: '1 minute',
    scheduleToCloseTimeout: scheduleToCloseTimeout as '1 minute',
    retry: { initialInterval: '1 second', maximumInterval: maximumInterval as '1 minute', nonRetryableErrorTypes },
  })

/** Words of half a day ago are no news any more. */
export const { deliverMessages } = errands('12 hours', '5 minutes')

export const charging = (seconds: number) => errands(seconds * 1000, '30 seconds')

/** Looking at a card that was submitted is part of charging it. */
export const looking = (seconds: number) =>
  proxyLocalActivities<Pick<FinancingRecords, 'lookAtCard'>>({
    startToCloseTimeout: '30 seconds',
    scheduleToCloseTimeout: seconds * 1000,
    localRetryThreshold: '5 seconds',
    retry: { initialInterval: '1 second', maximumInterval: '30 seconds', nonRetryableErrorTypes },
  })

/** How long a void is waited for before the financing's end is told; it goes on afterwards. */
export const voidingSoon = errands('1 minute', '10 seconds')
/** An authorisation dies by itself after seven days. */
export const voiding = errands('8 days', '10 minutes')

export const now = (): string => new Date().toISOString()

/** What a step answered; undefined when it was tried for as long as it may be and did not succeed. */
export async function unlessGivenUp<T>(step: Promise<T>): Promise<T | undefined> {
  try {
    return await step
  } catch (error) {
    if (error instanceof ActivityFailure) return undefined
    throw error
  }
}
