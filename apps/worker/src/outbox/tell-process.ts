import { setTimeout as sleep } from 'node:timers/promises'
import { systemActor } from '@cauce/domain/access/scope'
import { commandMatters } from '@cauce/operations/financing/command-matters'
import type { Perform } from '@cauce/operations/perform'
import type { ProcessCommand } from '@cauce/workflows/command'
import { financingWorkflow, financingWorkflowId } from '@cauce/workflows/financing/contract'
import { type WorkflowClient, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { taskQueue } from '../task-queue.ts'

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
      return await tell(teller, command)
    } catch (error) {
      teller.onTrouble(error)
      await sleep(pauseMs, undefined, { signal })
    }
  }
}

async function tell({ client, perform }: Teller, command: ProcessCommand): Promise<void> {
  try {
    await signalWithStart(client, command, 'ALLOW_DUPLICATE_FAILED_ONLY')
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    const { id, merchantId } = command.sale
    const matters = await perform(commandMatters, systemActor(merchantId), { id, ...command.payload })
    if (matters) await signalWithStart(client, command, 'ALLOW_DUPLICATE')
  }
}

async function signalWithStart(
  client: WorkflowClient,
  { sale, signal, payload, key }: ProcessCommand,
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY',
): Promise<void> {
  await client.signalWithStart(financingWorkflow, {
    workflowId: financingWorkflowId(sale.id),
    taskQueue,
    args: [{ sale }],
    signal,
    signalArgs: [{ ...payload, key }],
    workflowIdReusePolicy,
    staticSummary: 'A sale by phone, paid in instalments: from the link sent until it is confirmed or dead.',
    staticDetails: `Facts: the financing's page in the back office, id ${sale.id}. What may be done here: docs/operations.md.`,
  })
}
