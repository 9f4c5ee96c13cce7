import { join } from 'node:path'
import { dataFolder } from '@cauce/embedded/folders'
import { announce, withdrawAnnouncement } from './announce.ts'
import { build } from './build.ts'
import { clone, env, stateFolder } from './env.ts'
import { endLeftovers } from './leftovers.ts'
import { takeLock } from './lock.ts'
import { notesIn } from './notes.ts'
import { startChild, turnLog, untilHealthy } from './parts/child.ts'
import { bringUpPostgres, bringUpTemporal } from './parts/servers.ts'
import { choosePorts } from './ports.ts'
import { addresses, dropFolder, type Process, processes, type Surroundings } from './processes.ts'
import { keepSecrets, type Secrets } from './secrets.ts'
import { shutdownOnSignal } from './shutdown.ts'
import { showSteps } from './steps.ts'
import { summary } from './summary.ts'

const startedAt = performance.now()
// A terminal that was closed refuses what is written to it; draining must go on.
process.stdout.on('error', () => undefined)
const steps = showSteps()
const release = await takeLock().catch(refuse)
await withdrawAnnouncement()
const shutdown = shutdownOnSignal(steps.print, async () => {
  await withdrawAnnouncement()
  await release()
})
const logs = join(stateFolder, 'logs')
const withoutAppLogin =
  '  ! APP_DATABASE_URL is missing: the servers sign in as the owner at DATABASE_URL, who may do more than they need'

try {
  steps.print('Starting Cauce')
  const folder = env.dataFolder ?? (await dataFolder(clone))
  await endLeftovers(folder, logs)
  const [ports, secrets] = await Promise.all([choosePorts(folder, steps.print), keepSecrets(folder)])

  // Read while the servers start: nobody waits for it.
  const demo = import('./demo/load.ts')
  const database = steps.step(env.databaseUrl ? 'database at DATABASE_URL' : 'Postgres 18', async (say) => {
    const databaseUrl = await bringUpPostgres(folder, ports, shutdown)
    say('migrations')
    const { migrateToLatest } = await import('@cauce/database/migrate')
    await migrateToLatest(databaseUrl)
    const { beginLog } = await import('./begin-log.ts')
    await beginLog(databaseUrl, secrets.secretKey)
    say('demo data')
    const { loadDemo, demoLogins } = await demo
    const { sandbox } = addresses(ports)
    const isDemo = await loadDemo(databaseUrl, { secretKey: secrets.secretKey, sandbox, say })
    if (env.databaseUrl && !env.appDatabaseUrl) steps.print(withoutAppLogin)
    return { databaseUrl, appDatabaseUrl: await appDatabaseUrl(databaseUrl, secrets), logins: isDemo ? demoLogins : [] }
  })
  const temporal = steps.step(env.temporalAddress ? 'Temporal at TEMPORAL_ADDRESS' : 'Temporal', (say) =>
    bringUpTemporal(folder, ports, shutdown, { say, slowly: steps.print, note: notesIn(logs) }),
  )
  const built = steps.step('pages, messages and workflow bundle', build)
  // All are waited for, so that nothing is started any more once a failure makes everything stop.
  await Promise.allSettled([database, temporal, built])
  const surroundings: Surroundings = {
    ports,
    secrets,
    databaseUrl: (await database).databaseUrl,
    appDatabaseUrl: (await database).appDatabaseUrl,
    temporalAddress: (await temporal).address,
    temporalUiUrl: (await temporal).uiUrl,
    dataFolder: folder,
  }
  await built
  await Promise.all(processes(surroundings).map(bringUp))
  const acquirer = { url: addresses(ports).acquirer, secretKey: secrets.stripeSecretKey }
  const { logins } = await database
  const { keepDemoCards, keepDemoShop, keepDemoWebhooks } = await demo
  if (!env.stripeSecretKey) await keepDemoCards(surroundings.databaseUrl, acquirer)
  if (logins.length > 0) await keepDemoWebhooks(surroundings.databaseUrl, addresses(ports).sandbox, secrets.secretKey)
  if (logins.length > 0)
    await keepDemoShop(surroundings.databaseUrl, addresses(ports).sandbox, dropFolder(surroundings.dataFolder))
  await announce(surroundings, logins)
  steps.print(summary(surroundings, logins, (performance.now() - startedAt) / 1000))
} catch (error) {
  if (!shutdown.isStopping()) {
    steps.print(`\nCauce did not start: ${error instanceof Error ? error.message : String(error)}\nLogs: ${logs}`)
    await shutdown.stop()
    process.exit(1)
  }
}

async function bringUp({ name, entry, env: told, health }: Process): Promise<void> {
  await steps.step(name, async () => {
    await turnLog(logs, name)
    let ended: string | undefined
    const start = async () => {
      const child = await startChild({ name, entry, env: { ...env.all, ...told }, folder: logs })
      void child.ended.then((why) => {
        ended = `${why}; its last words are in ${join(logs, `${name}.log`)}`
      })
      return child
    }
    await shutdown.start(name, start)
    await untilHealthy(health, () => ended)
  })
}

/** The application's own login: made in the embedded database, given for one that is not ours. */
async function appDatabaseUrl(databaseUrl: string, { appDatabasePassword }: Secrets): Promise<string | undefined> {
  if (env.databaseUrl) return env.appDatabaseUrl
  const { keepAppLogin } = await import('@cauce/database/app-login')
  return keepAppLogin(databaseUrl, 'cauce_login', appDatabasePassword)
}

function refuse(error: Error): never {
  console.error(error.message)
  process.exit(1)
}
