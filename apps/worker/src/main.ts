import { DefaultLogger, Runtime } from '@temporalio/worker'
import { EnvError, env as readEnv } from './env.ts'
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
  const worker = await startWorker(env, log)
  log.info({ healthPort: worker.healthPort }, 'worker is running')

  const stop = async (why: string) => {
    log.info({ why }, 'worker stops')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    await worker.stop(worker.ended)
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
  await worker.ended
}
