import { setTimeout as sleep } from 'node:timers/promises'
import { taskQueue } from '@cauce/server/temporal'
import {
  ScheduleAlreadyRunning,
  type ScheduleClient,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
  type ScheduleUpdateOptions,
} from '@temporalio/client'
import type { ScheduledProcess } from './scheduled-process.ts'

type Keeper = { client: ScheduleClient; onTrouble(error: unknown): void }

const pauseMs = 5_000

/** Sees to it that each process has its Schedule, as today's code has it; waits for as long as Temporal is away. */
export async function keepSchedules(
  { client, onTrouble }: Keeper,
  processes: readonly ScheduledProcess[],
  signal: AbortSignal,
): Promise<void> {
  for (const process of processes)
    while (!signal.aborted)
      try {
        await keepSchedule(client, process)
        break
      } catch (error) {
        onTrouble(error)
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
      }
}

/**
 * Creates the Schedule, or brings one that is there to what it should be; whether somebody paused it stays. Hours that
 * Temporal was away for are caught up with, a day of them at most, each with its own hour and one after the other.
 */
export async function keepSchedule(client: ScheduleClient, process: ScheduledProcess): Promise<void> {
  const { scheduleId, ...options } = optionsOf(process)
  try {
    await client.create({ scheduleId, ...options })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    await client
      .getHandle(scheduleId)
      .update(({ state }): ScheduleUpdateOptions<ScheduleOptions['action']> => ({ ...options, state }))
  }
}

const optionsOf = ({ scheduleId, workflow, minute, summary, details }: ScheduledProcess) =>
  ({
    scheduleId,
    spec: { calendars: [{ minute, hour: '*' }] },
    action: {
      type: 'startWorkflow',
      workflowType: workflow,
      workflowId: scheduleId,
      taskQueue,
      args: [],
      staticSummary: summary,
      staticDetails: details,
    },
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ALL, catchupWindow: '1 day' },
  }) satisfies ScheduleOptions
