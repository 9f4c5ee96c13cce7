import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'

const taskQueue = 'bench-bare'

/** Bare workflows per second, from the first of `count` signals until the last one ended. */
export async function bareThroughput(address: string, count: number): Promise<number> {
  const native = await NativeConnection.connect({ address })
  const connection = await Connection.connect({ address })
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
    activities: { act: async () => undefined },
  })
  const client = new Client({ connection })
  try {
    return await worker.runUntil(async () => {
      const handles = await Promise.all(
        Array.from({ length: count }, (_, n) =>
          client.workflow.start('bare', { taskQueue, workflowId: `bench-bare/${crypto.randomUUID()}/${n}` }),
        ),
      )
      const from = performance.now()
      await Promise.all(handles.map((handle) => handle.signal('go')))
      await Promise.all(handles.map((handle) => handle.result()))
      return count / ((performance.now() - from) / 1000)
    })
  } finally {
    await connection.close()
    await native.close()
  }
}
