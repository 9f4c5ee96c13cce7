import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cauce } from './cauce.ts'

type Server = 'api' | 'worker'

/** Freezes a server of Cauce, so that it can do nothing more until it is killed. */
export const freeze = (cauce: Cauce, server: Server) => signal(cauce, server, 'SIGSTOP')

/** Ends the worker and the API without any warning, and waits until the launcher has brought both back. */
export async function killBoth(cauce: Cauce): Promise<void> {
  const before = await Promise.all([pidOf(cauce, 'worker'), pidOf(cauce, 'api')])
  await Promise.all([signal(cauce, 'worker', 'SIGKILL'), signal(cauce, 'api', 'SIGKILL')])
  for (const deadline = Date.now() + 60_000; ; ) {
    const now = await Promise.all([pidOf(cauce, 'worker'), pidOf(cauce, 'api')])
    const renewed = now.every((pid, index) => pid !== before[index])
    if (renewed && (await isReady(cauce.backoffice)) && (await isReady(cauce.workerHealth))) return
    if (Date.now() > deadline) throw new Error('worker and API did not come back within a minute')
    await sleep(100)
  }
}

const pidOf = async ({ logs }: Cauce, server: Server) => Number(await readFile(join(logs, `${server}.pid`), 'utf8'))

const signal = async (cauce: Cauce, server: Server, name: NodeJS.Signals) =>
  process.kill(await pidOf(cauce, server), name)

const isReady = (address: string) =>
  fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )
