import { EventEmitter } from 'node:events'
import { type LetterJob, letterTask } from '@cauce/operations/messaging/queue-letter'
import { type OrderMessageJob, orderMessageTask } from '@cauce/operations/messaging/queue-order-message'
import { outboxTask } from '@cauce/operations/tell-process'
import type { ProcessCommand } from '@cauce/workflows/command'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import type { Logger as PinoLogger } from 'pino'
import { freeDeadJobs } from './free-dead-jobs.ts'

type OutboxOptions = {
  databaseUrl: string
  concurrency: number
  log: PinoLogger
  tell: (command: ProcessCommand, signal: AbortSignal) => Promise<void>
  /** Sends one letter; tried again by the queue where it throws. */
  sendLetter: (job: LetterJob) => Promise<void>
  /** Sends one message about an order; `again` when it was tried before. Tried again by the queue where it throws. */
  sendOrderMessage: (job: OrderMessageJob, again: boolean) => Promise<void>
  /** Run once a day, by one of all runners; also later in the day where none ran at its time. */
  forgetStale: () => Promise<void>
}

export const forgetStaleTask = 'forget-stale'
/** In UTC, when the shops are shut. */
const everyNight = `17 2 * * * ${forgetStaleTask} ?fill=1d`

/** Runs the outbox until it is stopped: every command that a transaction committed reaches its process. */
export async function runOutbox({
  databaseUrl,
  concurrency,
  log,
  tell,
  sendLetter,
  sendOrderMessage,
  forgetStale,
}: OutboxOptions): Promise<{ stop(): Promise<void> }> {
  const events: WorkerEvents = new EventEmitter()
  const poolId = new Promise<string>((resolve) =>
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)),
  )
  const stopping = new AbortController()
  const runner = await run({
    connectionString: databaseUrl,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    events,
    logger: pinoFor(log),
    // One connection listens for good: with none beside it, no job would ever be taken.
    maxPoolSize: concurrency + 2,
    preset: { worker: { completeJobBatchDelay: 0, localQueue: { size: concurrency * 2 } } },
    crontab: everyNight,
    taskList: {
      [outboxTask]: (payload) => tell(payload as ProcessCommand, stopping.signal),
      [orderMessageTask]: (payload, { job }) => sendOrderMessage(payload as OrderMessageJob, job.attempts > 1),
      [letterTask]: (payload) => sendLetter(payload as LetterJob),
      [forgetStaleTask]: forgetStale,
    },
  })
  const sweeper = freeDeadJobs(databaseUrl, await poolId, (error) => log.warn({ err: error }, 'dead jobs not freed'))
  return {
    async stop() {
      stopping.abort()
      await runner.stop()
      await sweeper.stop()
    },
  }
}

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** The queue's words in our log; never a payload. */
const pinoFor = (log: PinoLogger) =>
  new Logger(() => (level, message) => log[levels[level]]({ part: 'outbox' }, message))
