import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endLeftover } from './leftover.ts'
import { type PostgresPrograms, postgresPrograms } from './postgres-programs.ts'
import { postgresUser, type SystemUser } from './system-user.ts'

export type PostgresOptions = {
  /** Its data, log and password; made when missing. */
  folder: string
  port: number
  /** False trades safety against a crash of the machine for speed: for tests. */
  durable: boolean
}

export type RunningPostgres = {
  pid: number
  port: number
  /** Owner's address of a database of this server. */
  url: (database: string) => string
  /** Resolves with one line about why when the server ends, asked or not. */
  ended: Promise<string>
  /** Ends connections and stops within `graceMs`, then at once. */
  stop: (graceMs?: number) => Promise<void>
}

/** Starts Postgres on 127.0.0.1, making its cluster on the first start. A server left by a killed run is stopped first. */
export async function startPostgres({ folder, port, durable }: PostgresOptions): Promise<RunningPostgres> {
  const user = await postgresUser()
  const programs = await postgresPrograms({ copied: user !== undefined })
  const data = join(folder, 'data')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (user) await chown(folder, user.uid, user.gid)
  await endLeftoverPostgres(folder)
  const password = await passwordOf(folder, user)
  if (!(await isCluster(data))) await initialise(programs, folder, user, durable)

  const log = await open(join(folder, 'postgres.log'), 'a')
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), ...settings(durable)], {
    ...user,
    cwd: folder,
    // Of its own group: a Ctrl-C on the terminal must reach it last, from whoever started it.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { LC_ALL: 'C', TZ: 'UTC' },
  })
  const ended = once(server, 'exit').then(([code, signal]) => `Postgres ended with ${signal ?? code}`)
  await log.close()
  await untilReady(data, server.pid, ended, join(folder, 'postgres.log'))

  const running = () => server.exitCode === null && server.signalCode === null
  return {
    pid: server.pid ?? 0,
    port,
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    ended,
    async stop(graceMs = 6000) {
      if (!running()) return
      server.kill('SIGINT')
      const stopped = await Promise.race([ended, sleep(graceMs, undefined, { ref: false })])
      if (stopped === undefined && running()) server.kill('SIGQUIT')
      await ended
    },
  }
}

const settings = (durable: boolean) =>
  [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']),
  ].flatMap((setting) => ['-c', setting])

async function initialise(programs: PostgresPrograms, folder: string, user: SystemUser | undefined, durable: boolean) {
  const data = join(folder, 'data')
  // A cluster whose making was interrupted has no PG_VERSION and is made anew.
  await rm(data, { recursive: true, force: true })
  const options = [
    '-D',
    data,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]
  options.push('--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`, ...(durable ? [] : ['--no-sync']))
  const initdb = spawn(programs.initdb, options, {
    ...user,
    cwd: folder,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  initdb.stderr.on('data', (chunk) => (complaint += chunk))
  const [code] = await once(initdb, 'close')
  if (code !== 0) throw new Error(`Postgres could not make its data folder ${data}: ${complaint.trim()}`)
}

async function passwordOf(folder: string, user: SystemUser | undefined): Promise<string> {
  const file = join(folder, 'password')
  const made = await writeFile(file, randomBytes(18).toString('hex'), { mode: 0o600, flag: 'wx' }).then(
    () => true,
    () => false,
  )
  if (made && user) await chown(file, user.uid, user.gid)
  return (await readFile(file, 'utf8')).trim()
}

const isCluster = (data: string) =>
  stat(join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  )

/** Ends the server that a killed run left on this folder. After a kill its id may be somebody else's: see `endLeftover`. */
export async function endLeftoverPostgres(folder: string): Promise<void> {
  const data = join(folder, 'data')
  const file = join(data, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  if (!pid) return
  await endLeftover(pid, data, 'SIGINT')
  await rm(file, { force: true })
}

/** Postgres writes `ready` into the eighth line of its pid file once it takes connections. */
async function untilReady(data: string, pid: number | undefined, ended: Promise<string>, log: string): Promise<void> {
  let why: string | undefined
  void ended.then((line) => {
    why = line
  })
  for (;;) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return
    if (why) throw new Error(`${why} before it was ready; its last words are in ${log}`)
    await sleep(15)
  }
}
