import { temporalEnvironment } from '@cauce/testing/temporal'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { vi } from 'vitest'
import { type Env, readEnv } from '../env.ts'
import { gatewaysOf } from '../gateways.ts'
import { createLog } from '../log.ts'
import { startWorker } from '../start-worker.ts'
import { openWorld } from './world.ts'

/** A world with a Temporal server and a worker that runs in this process. `changes` are settings of the worker. */
export async function openStage(url: string, changes: Record<string, string> = {}) {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const temporal = await temporalEnvironment({ timeSkipping: false })
  const world = await openWorld(url, temporal.address, changes)
  const env: Env = readEnv(world.variables)
  const gateways = gatewaysOf(env)
  let worker: Awaited<ReturnType<typeof startWorker>> | undefined = await startWorker(env, createLog(env.LOG_LEVEL))
  const stopWorker = async () => {
    await worker?.stop(worker.ended)
    worker = undefined
  }

  return {
    ...world,
    temporal,
    /** How the process of a financing ended. The outbox begins it a moment after the financing is there. */
    async result(id: string): Promise<string> {
      const process = temporal.client.workflow.getHandle(`financing/${id}`)
      await vi.waitFor(() => process.describe(), { timeout: 20_000, interval: 100 })
      return process.result()
    },
    /** What activities are made of, for tests that run them by hand. */
    dependencies: {
      perform: world.perform,
      ...gateways,
      checkoutOrigin: env.CHECKOUT_ORIGIN,
      chargeForSeconds: env.CHARGE_GIVE_UP_SECONDS,
    },
    stopWorker,
    async restartWorker() {
      await stopWorker()
      worker = await startWorker(env, createLog(env.LOG_LEVEL))
    },
    async close() {
      await stopWorker()
      gateways.mail.close()
      await temporal.teardown()
      await world.close()
    },
  }
}
