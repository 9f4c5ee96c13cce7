import { setTimeout as sleep } from 'node:timers/promises'
import type { Perform } from '@cauce/operations/perform'
import { taskQueue } from '@cauce/server/temporal'
import type { ProcessCommand, ProcessName } from '@cauce/workflows/command'
import { type WorkflowClient, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import type { Process } from '../process.ts'
import { processes } from '../processes.ts'

type Teller = { client: WorkflowClient; perform: Perform; onTrouble: (error: unknown) => void }

/** The queue's own pauses grow to hours; a process should hear of it seconds after Temporal is back. */
const longestPauseMs = 5_000

/**
 * Tells a process what a transaction committed, and starts it where it does not run. Waits for as long as Temporal is
 * away; when `signal` aborts, the command goes back to the queue.
 */
export async function tellPatiently(teller: Teller, command: ProcessCommand, signal: AbortSignal): Promise<void> {
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await tell(teller, processes[command.process], command)
    } catch (error) {
      teller.onTrouble(error)
      await sleep(pauseMs, undefined, { signal })
    }
  }
}

async function tell<Name extends ProcessName>(
  { client, perform }: Teller,
  process: Process<Name>,
  command: ProcessCommand<Name>,
): Promise<void> {
  try {
    await signalWithStart(client, process, command, 'ALLOW_DUPLICATE_FAILED_ONLY')
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    if (await process.matters(perform, command)) await signalWithStart(client, process, command, 'ALLOW_DUPLICATE')
  }
}

async function signalWithStart<Name extends ProcessName>(
  client: WorkflowClient,
  process: Process<Name>,
  command: ProcessCommand<Name>,
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY',
): Promise<void> {
  const { signal, payload, key }: ProcessCommand = command
  await client.signalWithStart(process.workflow, {
    workflowId: process.workflowId(command),
    taskQueue,
    args: process.args(command),
    signal,
    signalArgs: [{ ...payload, key }],
    workflowIdReusePolicy,
    staticSummary: process.summary,
    staticDetails: process.details(command),
  })
}
