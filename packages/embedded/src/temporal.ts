import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { searchAttributes } from '@cauce/domain/search-attributes'
import { freePort } from './free-port.ts'
import { endLeftover } from './leftover.ts'

export type TemporalOptions = {
  program: string
  /** Its database, log and pid file; made when missing. */
  folder: string
  port: number
  uiPort: number
}

export type RunningTemporal = {
  pid: number
  address: string
  uiUrl: string
  ended: Promise<string>
  stop: (graceMs?: number) => Promise<void>
}

/** What processes may be searched by, as the development server takes it. */
export const searchAttributeOptions: readonly string[] = Object.values(searchAttributes).flatMap((name) => [
  '--search-attribute',
  `${name}=Keyword`,
])

/**
 * The database in a file is what the development server is slow by: its reads are kept in memory (64 MB), and what
 * processes may be searched by, which never changes after the start, is not read anew for each of them.
 */
const forThroughput = [
  ...['journal_mode=wal', 'synchronous=normal', 'cache_size=-65536', 'temp_store=memory'].flatMap((pragma) => [
    '--sqlite-pragma',
    pragma,
  ]),
  '--dynamic-config-value',
  'system.forceSearchAttributesCacheRefreshOnRead=false',
]

/** Starts Temporal's development server with its database in a file, so that a restart keeps every process. */
export async function startTemporal({ program, folder, port, uiPort }: TemporalOptions): Promise<RunningTemporal> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const database = databaseIn(folder)
  const pidFile = pidFileIn(folder)
  await endLeftoverTemporal(folder)

  const log = await open(join(folder, 'temporal.log'), 'a')
  const options = ['--db-filename', database, '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)]
  options.push('--http-port', String(await freePort()), '--metrics-port', String(await freePort()))
  options.push('--log-level', 'warn', ...forThroughput)
  const server = spawn(program, ['server', 'start-dev', ...options, ...searchAttributeOptions], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const ended = Promise.race([
    once(server, 'exit').then(([code, signal]) => `Temporal ended with ${signal ?? code}`),
    once(server, 'error').then(([error]) => `Temporal did not start: ${(error as Error).message}`),
  ])
  await log.close()
  await writeFile(pidFile, String(server.pid ?? ''))
  const uiUrl = `http://127.0.0.1:${uiPort}`
  await untilReady(uiUrl, ended, join(folder, 'temporal.log'))

  const running = () => server.exitCode === null && server.signalCode === null
  return {
    pid: server.pid ?? 0,
    address: `127.0.0.1:${port}`,
    uiUrl,
    ended,
    async stop(graceMs = 4000) {
      if (running()) {
        server.kill('SIGTERM')
        await Promise.race([ended, sleep(graceMs, undefined, { ref: false })])
        if (running()) server.kill('SIGKILL')
        await ended
      }
      await rm(pidFile, { force: true })
    },
  }
}

/** Ends the server that a killed run left on this folder. */
export async function endLeftoverTemporal(folder: string): Promise<void> {
  const pid = Number(await readFile(pidFileIn(folder), 'utf8').catch(() => ''))
  if (pid) await endLeftover(pid, databaseIn(folder), 'SIGTERM')
}

const databaseIn = (folder: string) => join(folder, 'temporal.db')
const pidFileIn = (folder: string) => join(folder, 'temporal.pid')

/** Asked through the UI's server, so that both it and the one behind it answer. */
async function untilReady(uiUrl: string, ended: Promise<string>, log: string): Promise<void> {
  let why: string | undefined
  void ended.then((line) => {
    why = line
  })
  for (;;) {
    const answer = await fetch(`${uiUrl}/api/v1/namespaces/default`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    if (why) throw new Error(`${why} before it was ready; its last words are in ${log}`)
    await sleep(30)
  }
}
