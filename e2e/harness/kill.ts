import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '@cauce/database/connection'
import { type RawBuilder, sql } from 'kysely'
import type { Cauce } from './cauce.ts'

type Server = 'api' | 'worker'

/** Freezes a server of Cauce, so that it can do nothing more until it is killed. */
export const freeze = (cauce: Cauce, server: Server) => signal(cauce, server, 'SIGSTOP')

/** Ends servers of Cauce without any warning, and waits until the launcher has brought them back. */
export async function kill(cauce: Cauce, ...servers: Server[]): Promise<void> {
  const pids = () => Promise.all(servers.map((server) => pidOf(cauce, server)))
  const before = await pids()
  await Promise.all(servers.map((server) => signal(cauce, server, 'SIGKILL')))
  const addresses = servers.map((server) => (server === 'api' ? cauce.backoffice : cauce.workerHealth))
  for (const deadline = Date.now() + 60_000; ; ) {
    const renewed = (await pids()).every((pid, index) => pid !== before[index])
    if (renewed && (await Promise.all(addresses.map(isReady))).every(Boolean)) return
    if (Date.now() > deadline) throw new Error(`${servers.join(' and ')} did not come back within a minute`)
    await sleep(100)
  }
}

export const killBoth = (cauce: Cauce) => kill(cauce, 'worker', 'api')

/**
 * Does something that waits for a lock which `lock` takes, and has servers killed while it waits: it is lost before its
 * commit, and whoever asked for it hears nothing.
 */
export async function killedWhileItWaits(
  cauce: Cauce,
  db: Db,
  lock: RawBuilder<unknown>,
  { act, servers }: { act: () => Promise<unknown>; servers: Server[] },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lock.execute(tx)
    const asked = act().catch(() => undefined)
    const waits = async () => {
      const { rows } = await sql`
        select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`.execute(tx)
      return rows.length > 0
    }
    while (!(await waits())) await sleep(20)
    await kill(cauce, ...servers)
    await asked
  })
}

const pidOf = async ({ logs }: Cauce, server: Server) => Number(await readFile(join(logs, `${server}.pid`), 'utf8'))

const signal = async (cauce: Cauce, server: Server, name: NodeJS.Signals) =>
  process.kill(await pidOf(cauce, server), name)

const isReady = (address: string) =>
  fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )
