import {
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
  TimeoutFailure,
} from '@temporalio/workflow'
import type { FinancingErrands, FinancingRecords } from './activities.ts'
import { longestPause, triesWithin } from './tries-within.ts'

/** A refusal on purpose is final; everything else, such as a database that is away, passes. */
const nonRetryableErrorTypes = ['Refusal']

/** Short steps, run within the workflow task: they cost the server nothing. For as long as the database is away, they wait. */
export const records = proxyLocalActivities<FinancingRecords>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '800 milliseconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute', nonRetryableErrorTypes },
})

/** A worker that lives shows it more often; the errand of a dead one is taken over by another after so long. */
const heartbeatTimeout = '10 seconds'

const errands = (scheduleToCloseTimeout: string | number, maximumInterval: string) =>
  proxyActivities<FinancingErrands>({
    startToCloseTimeout: '1 minute',
    heartbeatTimeout,
    scheduleToCloseTimeout: scheduleToCloseTimeout as '1 minute',
    retry: { initialInterval: '1 second', maximumInterval: maximumInterval as '1 minute', nonRetryableErrorTypes },
  })

/** Words of half a day ago are no news any more. */
export const { deliverMessages } = errands('12 hours', '5 minutes')

export const charging = (seconds: number) => errands(seconds * 1000, `${longestPause} seconds`)

/** Looking at a card that was submitted is part of charging it. */
export const looking = (seconds: number) =>
  proxyLocalActivities<Pick<FinancingRecords, 'lookAtCard'>>({
    startToCloseTimeout: '30 seconds',
    localRetryThreshold: '800 milliseconds',
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

/** What a step answered; undefined when it was tried for as long as it may be. A refusal is a fault of ours and stays one. */
export async function unlessGivenUp<T>(step: Promise<T>): Promise<T | undefined> {
  try {
    return await step
  } catch (error) {
    if (isGivenUp(error)) return undefined
    throw error
  }
}

/** A local step fails with its own error, any other with one around it. */
export function isGivenUp(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : error
  if (cause instanceof ApplicationFailure) return !nonRetryableErrorTypes.includes(cause.type ?? '')
  return cause instanceof TimeoutFailure
}
