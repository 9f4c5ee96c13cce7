import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@cauce/embedded/free-port'
import { claimPorts } from './port-claims.ts'

/** Where each listener would like to be. */
const wanted = {
  backoffice: 3000,
  checkout: 3001,
  sandbox: 3002,
  acquirer: 3003,
  workerHealth: 3004,
  mailbox: 2525,
  postgres: 54320,
  temporal: 7233,
  temporalUi: 8233,
} as const

export type Listener = keyof typeof wanted

/** As the summary at the end of a start calls them. */
const inWords: Record<Listener, string> = {
  backoffice: 'Back office',
  checkout: 'Checkout',
  sandbox: 'Phone and mailbox',
  acquirer: 'Card acquirer',
  workerHealth: 'Health of the worker',
  mailbox: 'Mailbox (SMTP)',
  postgres: 'Postgres',
  temporal: 'Temporal',
  temporalUi: "Temporal's UI",
}
export type Ports = Record<Listener, number>

/**
 * A free port for every listener: the one it had last, since links that were sent name it, else its usual one, else the
 * next free one, which is said. Kept in `folder` for the next start, and claimed, so that no launcher that starts at the
 * same moment takes one of them before it is listened on.
 */
export async function choosePorts(folder: string, say: (line: string) => void, claims?: string): Promise<Ports> {
  const file = join(folder, 'ports.json')
  const before = await readPorts(file)
  const preferred: Ports = { ...wanted, ...before }
  const ports = await claimPorts((claimed) => chooseFree(preferred, claimed), { folder: claims, say })
  for (const listener of Object.keys(wanted) as Listener[]) {
    const [port, had] = [ports[listener], before[listener]]
    if (port === preferred[listener]) continue
    say(`  ! port ${preferred[listener]} is taken: ${inWords[listener]} listens on ${port}`)
    if (listener === 'checkout' && had)
      say(`  ! links that were sent name port ${had} and lead nowhere now: send them again`)
  }
  await writeFile(file, JSON.stringify(ports, null, 2))
  return ports
}

async function chooseFree(preferred: Ports, claimed: ReadonlySet<number>): Promise<Ports> {
  const reserved = new Set<number>(Object.values(preferred))
  const ports: Partial<Ports> = {}
  for (const [listener, port] of Object.entries(preferred) as [Listener, number][]) {
    reserved.delete(port)
    const free = await freePort(port, new Set([...reserved, ...claimed]))
    reserved.add(free)
    ports[listener] = free
  }
  return ports as Ports
}

/** Those of the last start that can be read; none before the first. */
async function readPorts(file: string): Promise<Partial<Ports>> {
  try {
    const kept: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'))
    const isPort = (port: unknown): port is number =>
      Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_436
    return Object.fromEntries(Object.keys(wanted).flatMap((name) => (isPort(kept[name]) ? [[name, kept[name]]] : [])))
  } catch {
    return {}
  }
}
