import { freePort } from '@cauce/embedded/free-port'

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
export type Ports = Record<Listener, number>

/** A free port for every listener: its own, or the next free one, which is said. */
export async function choosePorts(say: (line: string) => void): Promise<Ports> {
  const taken = new Set<number>(Object.values(wanted))
  const ports: Partial<Ports> = {}
  for (const [listener, port] of Object.entries(wanted) as [Listener, number][]) {
    taken.delete(port)
    const free = await freePort(port, taken)
    taken.add(free)
    ports[listener] = free
    if (free !== port) say(`  ! port ${port} is taken: ${listener} listens on ${free}`)
  }
  return ports as Ports
}
