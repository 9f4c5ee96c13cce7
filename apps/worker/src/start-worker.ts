import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { forgetStale } from '@cauce/database/forget-stale'
import { forgetWebhooks } from '@cauce/database/forget-webhooks'
import { derivedKeys, logKeys, webhookKeys } from '@cauce/operations/access/derived-keys'
import { createPerform } from '@cauce/operations/perform'
import { databaseChecks, Unready } from '@cauce/server/health'
import { taskQueue, temporalConnection } from '@cauce/server/temporal'
import { temporalChecks } from '@cauce/server/temporal-checks'
import { webhookTaskQueue } from '@cauce/workflows/webhooks/contract'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker'
import type { Logger } from 'pino'
import { endWithWorker } from './end-with-worker.ts'
import { type Env, invoiceIssuerOf } from './env.ts'
import { gatewaysOf } from './gateways.ts'
import { serveHealth } from './health.ts'
import { deliverLetter } from './letters/deliver-letter.ts'
import { keepSealing } from './log-chain/keep-sealing.ts'
import { deliverOrderMessage } from './messages/deliver-order-message.ts'
import { runOutbox } from './outbox/run-outbox.ts'
import { tellPatiently } from './outbox/tell-process.ts'
import { activitiesOfAll } from './processes.ts'
import { keepSchedules } from './schedules/keep-schedules.ts'
import { scheduledProcesses } from './schedules/scheduled-processes.ts'
import { showLife, showLifeEveryMs } from './show-life.ts'
import { createWebhookErrands, sendingsAtOnce } from './webhooks/activities.ts'

const bundle = fileURLToPath(new URL('../dist/workflow-bundle.js', import.meta.url))
const outboxConcurrency = 12
/** Activities that are under way may finish for so long; the whole process is gone within eight seconds. */
const shutdownGraceTime = '5 seconds'

/** Starts everything this process does. `ended` settles when the worker has, with the fault if it ended by itself. */
export async function startWorker(env: Env, log: Logger) {
  const database = openDatabase({
    url: env.APP_DATABASE_URL ?? env.DATABASE_URL,
    connections: env.DATABASE_CONNECTIONS,
  })
  const owner = openOwner(env.DATABASE_URL, 1)
  const perform = createPerform({
    database,
    linkKey: derivedKeys(env.SECRET_KEY).link,
    webhooks: {
      keys: webhookKeys(env.SECRET_KEY, env.FORMER_SECRET_KEYS),
      allowedHosts: env.WEBHOOK_ALLOWED_HOSTS,
    },
  })
  const gateways = gatewaysOf(env)
  const dependencies = {
    ...{ perform, ...gateways },
    checkoutOrigin: env.CHECKOUT_ORIGIN,
    chargeForSeconds: env.CHARGE_GIVE_UP_SECONDS,
    invoiceIssuer: invoiceIssuerOf(env),
  }
  const temporal = temporalConnection(env)
  const clientConnection = Connection.lazy(temporal)
  const { workflow: client, schedule } = new Client({ connection: clientConnection, namespace: env.TEMPORAL_NAMESPACE })

  const temporalHealth = temporalChecks(temporal, env.TEMPORAL_NAMESPACE)

  let workers: Worker[] = []
  const health = await serveHealth(
    { port: env.WORKER_HEALTH_PORT, host: env.HOST },
    { ...databaseChecks(owner), temporal: temporalHealth.checks.temporal, worker: pollingCheck(() => workers) },
  )
  const outbox = await runOutbox({
    ...{ databaseUrl: env.DATABASE_URL, concurrency: outboxConcurrency, log },
    tell: (command, signal) =>
      tellPatiently(
        { client, perform, onTrouble: (error) => log.warn({ err: error }, 'process not told yet') },
        command,
        signal,
      ),
    sendLetter: (job) => deliverLetter({ perform, mail: gateways.mail, backOfficeOrigin: env.BACKOFFICE_ORIGIN }, job),
    sendOrderMessage: (job, again) =>
      deliverOrderMessage({ perform, ...gateways, checkoutOrigin: env.CHECKOUT_ORIGIN }, job, again),
    forgetStale: async () => {
      const now = new Date().toISOString()
      const stale = await forgetStale(owner, now)
      log.info({ ...stale, ...(await forgetWebhooks(owner, now, env.WEBHOOK_KEPT_DAYS)) }, 'stale rows deleted')
    },
  })
  const sealing = keepSealing({
    databaseUrl: env.DATABASE_URL,
    keys: logKeys(env.SECRET_KEY, env.FORMER_SECRET_KEYS),
    headFile: env.LOG_HEAD_FILE,
    log,
  })

  const stopping = new AbortController()
  const connection = await connected(temporal, log, stopping.signal)
  const common: Omit<WorkerOptions, 'taskQueue'> = {
    ...{ connection, namespace: env.TEMPORAL_NAMESPACE, shutdownGraceTime },
    interceptors: { activity: [showLife, endWithWorker] },
    maxHeartbeatThrottleInterval: showLifeEveryMs,
  }
  const main = await Worker.create({
    ...{ ...common, taskQueue },
    workflowBundle: { codePath: bundle },
    activities: activitiesOfAll(dependencies),
    maxCachedWorkflows: env.WORKFLOW_CACHE,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
  })
  // Merchants' receivers may be slow or hostile: they have places of their own, and cards and texts have theirs.
  const sender = await Worker.create({
    ...{ ...common, taskQueue: webhookTaskQueue(taskQueue) },
    activities: createWebhookErrands(dependencies),
    maxConcurrentActivityTaskExecutions: sendingsAtOnce,
  })
  workers = [main, sender]
  const scheduling = keepSchedules(
    { client: schedule, onTrouble: (error) => log.warn({ err: error }, 'schedules not kept yet') },
    scheduledProcesses,
    stopping.signal,
  )

  return {
    healthPort: health.port,
    ended: runTogether(workers),
    /** Lets what is under way finish, then closes everything. */
    async stop(ended: Promise<void>) {
      stopping.abort()
      shutDown(workers)
      await Promise.all([scheduling, outbox.stop(), sealing.stop(), ended.catch(() => undefined)])
      await Promise.all([connection.close(), clientConnection.close(), temporalHealth.close(), health.stop()])
      gateways.mail.close()
      await Promise.all([database.close(), owner.destroy()])
    },
  }
}

const pollingCheck = (workers: () => readonly Worker[]) => async (): Promise<string> => {
  const states = workers().map((worker) => worker.getState())
  if (states.length === 0) throw new Unready('the worker is not connected to Temporal yet')
  const other = states.find((state) => state !== 'RUNNING')
  if (other) throw new Unready(`the worker is ${other}`)
  return 'polling'
}

/** Until all have ended. Where one ends by a fault of its own, the others are stopped and the fault is thrown. */
async function runTogether(workers: readonly Worker[]): Promise<void> {
  const ends = await Promise.allSettled(workers.map((worker) => worker.run().finally(() => shutDown(workers))))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

function shutDown(workers: readonly Worker[]): void {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
}

async function connected(options: { address: string }, log: Logger, signal: AbortSignal): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect(options)
    } catch (error) {
      log.warn({ err: error }, 'Temporal is away')
      await sleep(1_000, undefined, { signal })
    }
  }
}
