import { Connection, type ConnectionOptions } from '@temporalio/client'
import { type Checks, Unready } from './health.ts'
import { taskQueue } from './temporal.ts'
import { attributesWanted, missingAttributes } from './temporal-attributes.ts'

/** A worker that asked for work within this time is there: its long poll lasts a minute. */
const polledWithinMs = 90_000

/**
 * Whether Temporal answers and knows what processes are searched by, and whether a worker asks it for our work. Each check asks once: the client's own retries
 * hide what is to be told, and their timers outlive a closed connection and then throw where nobody catches.
 */
export function temporalChecks(
  options: ConnectionOptions,
  namespace: string,
): { checks: Checks<'temporal' | 'worker'>; close(): Promise<void> } {
  const connection = Connection.lazy({ ...options, interceptors: [] })
  const checks = {
    temporal: async () => {
      const missing = await connection.withDeadline(Date.now() + 1_800, async () => {
        await connection.workflowService.describeNamespace({ namespace })
        return missingAttributes(connection, namespace)
      })
      if (missing.length > 0) throw new Unready(attributesWanted(namespace, missing))
      return 'answers'
    },
    worker: async () => {
      const { pollers } = await connection.withDeadline(Date.now() + 1_800, () =>
        connection.workflowService.describeTaskQueue({
          namespace,
          taskQueue: { name: taskQueue },
          taskQueueType: 1,
        }),
      )
      const since = Date.now() - polledWithinMs
      const polling = (pollers ?? []).filter((poller) => Number(poller.lastAccessTime?.seconds ?? 0) * 1000 >= since)
      if (polling.length === 0) throw new Unready(`nobody polls the task queue ${taskQueue}`)
      return `${polling.length} polling`
    },
  }
  return { checks, close: () => connection.close() }
}
