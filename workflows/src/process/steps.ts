import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow'

/** A refusal on purpose is final; everything else, such as a database that is away, passes. */
export const nonRetryableErrorTypes = ['Refusal']

/** What nothing can go on without is asked for until it answers. */
export const retryUntilItAnswers = {
  initialInterval: '1 second',
  maximumInterval: '1 minute',
  nonRetryableErrorTypes,
} as const

/** Where one of many has its turn: what still fails after a quarter of an hour is its own fault, and leaves the others theirs. */
export const retryInTurn = { ...retryUntilItAnswers, maximumAttempts: 20 } as const

/**
 * Short steps that end in the database, run within the workflow task: they cost the server nothing. For as long as the
 * database is away, they wait.
 */
export const recordOptions = {
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '800 milliseconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute', nonRetryableErrorTypes },
} as const

/** Steps out in the world. A worker that lives shows it more often; what a dead one did is taken over after ten seconds. */
export const errandOptions = { startToCloseTimeout: '1 minute', heartbeatTimeout: '10 seconds' } as const

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
