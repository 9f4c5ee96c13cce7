import type { ActivityInterceptorsFactory } from '@temporalio/worker'

/**
 * A step that still waits for somebody when the stopping worker's time is up is handed back at once, so that the next
 * worker need not wait until it counts as lost. What it asked for may have happened: its next try looks first.
 */
export const endWithWorker: ActivityInterceptorsFactory = ({ cancelled }) => ({
  inbound: { execute: (input, next) => Promise.race([next(input), cancelled]) },
})
