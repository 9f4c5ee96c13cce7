import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { forgetStale } from '@cauce/database/forget-stale'
import { derivedKeys, logKeys, webhookKeys } from '@cauce/operations/access/derived-keys'
import { createPerform } from '@cauce/operations/perform'
import { databaseChecks, Unready } from '@cauce/server/health'
import { taskQueue, temporalConnection } from '@cauce/server/temporal'
import { temporalChecks } from '@cauce/server/temporal-checks'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import type { Logger } from 'pino'
import { endWithWorker } from './end-with-worker.ts'
import type { Env } from './env.ts'
import { gatewaysOf } from './gateways.ts'
import { serveHealth } from './health.ts'
import { deliverLetter } from './letters/deliver-letter.ts'
import { keepSealing } from './log-chain/keep-sealing.ts'
import { runOutbox } from './outbox/run-outbox.ts'
import { tellPatiently } from './outbox/tell-process.ts'
import { activitiesOfAll } from './processes.ts'
import { showLife, showLifeEveryMs } from './show-life.ts'

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
  }
  const temporal = temporalConnection(env)
  const clientConnection = Connection.lazy(temporal)
  const { workflow: client } = new Client({ connection: clientConnection, namespace: env.TEMPORAL_NAMESPACE })

  const temporalHealth = temporalChecks(temporal, env.TEMPORAL_NAMESPACE)

  let worker: Worker | undefined
  const health = await serveHealth(
    { port: env.WORKER_HEALTH_PORT, host: env.HOST },
    { ...databaseChecks(owner), temporal: temporalHealth.checks.temporal, worker: pollingCheck(() => worker) },
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
    forgetStale: async () => log.info(await forgetStale(owner, new Date().toISOString()), 'stale rows deleted'),
  })
  const sealing = keepSealing({
    databaseUrl: env.DATABASE_URL,
    keys: logKeys(env.SECRET_KEY, env.FORMER_SECRET_KEYS),
    headFile: env.LOG_HEAD_FILE,
    log,
  })

  const stopping = new AbortController()
  const connection = await connected(temporal, log, stopping.signal)
  worker = await Worker.create({
    ...{ connection, namespace: env.TEMPORAL_NAMESPACE, taskQueue, shutdownGraceTime },
    workflowBundle: { codePath: bundle },
    activities: activitiesOfAll(dependencies),
    interceptors: { activity: [showLife, endWithWorker] },
    maxHeartbeatThrottleInterval: showLifeEveryMs,
    maxCachedWorkflows: env.WORKFLOW_CACHE,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
  })
  const running = worker

  return {
    healthPort: health.port,
    ended: running.run(),
    /** Lets what is under way finish, then closes everything. */
    async stop(ended: Promise<void>) {
      stopping.abort()
      shutDown(running)
      await Promise.all([outbox.stop(), sealing.stop(), ended.catch(() => undefined)])
      await Promise.all([connection.close(), clientConnection.close(), temporalHealth.close(), health.stop()])
      gateways.mail.close()
      await Promise.all([database.close(), owner.destroy()])
    },
  }
}

const pollingCheck = (worker: () => Worker | undefined) => async (): Promise<string> => {
  const state = worker()?.getState() ?? 'not connected to Temporal yet'
  if (state !== 'RUNNING') throw new Unready(`the worker is ${state}`)
  return 'polling'
}

function shutDown(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown()
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
