import { EnvError } from '@cauce/server/settings'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { env as readEnv } from './env.ts'
import { createLog } from './log.ts'
import { startWorker } from './start-worker.ts'

const stopWithinMs = 8_000

try {
  await main()
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error)
  process.exit(1)
}

async function main(): Promise<void> {
  const env = readEnv()
  const log = createLog(env.LOG_LEVEL)
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      log[level === 'ERROR' ? 'error' : 'warn'](
        { part: 'temporal', workflowId: meta?.workflowId, err: meta?.error },
        message,
      )
    }),
    shutdownSignals: [],
  })

  let isStopping = false
  let stopWorker = async (): Promise<void> => undefined
  const stop = async (why: string) => {
    isStopping = true
    log.info({ why }, 'worker stops')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    await stopWorker()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))

  const worker = await startWorker(env, log)
  stopWorker = () => worker.stop(worker.ended)
  log.info({ healthPort: worker.healthPort }, 'worker is running')
  await worker.ended.catch((fault) => {
    if (!isStopping) throw fault
  })
}
