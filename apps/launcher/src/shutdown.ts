import { setTimeout as sleep } from 'node:timers/promises'
import { type Part, type Supervised, supervise } from './supervise.ts'

/** How long each part may drain, in the order they are stopped in: who takes work first, who serves it after. */
const graceMs: Record<string, number> = { api: 2500, worker: 3000, sandbox: 700, Temporal: 1500, Postgres: 1500 }

const stopOrder = Object.keys(graceMs)
const allStoppedWithinMs = 8500
/** What is left by then is ended at once; both together stay below ten seconds. */
const endedWithinMs = 1000

/** The terminal and npm both pass one Ctrl-C on: signals this close together are the same one. */
const sameSignalMs = 800

export type Shutdown = ReturnType<typeof shutdownOnSignal>

/**
 * Supervises parts, and stops them in order when a signal comes; a second signal ends them all at once. A part is known
 * from before it starts, so that an interrupted start leaves nothing behind either.
 */
export function shutdownOnSignal(print: (line: string) => void, afterwards: () => Promise<void>) {
  const parts: Supervised[] = []
  let signalledAt: number | undefined
  let stopped: Promise<void> | undefined

  async function stopInOrder(): Promise<void> {
    for (const part of parts.toSorted((a, b) => stopOrder.indexOf(a.name) - stopOrder.indexOf(b.name))) {
      const since = performance.now()
      await part.stop(graceMs[part.name] ?? 1000)
      print(`  ✓ ${part.name} stopped (${((performance.now() - since) / 1000).toFixed(1)} s)`)
    }
  }
  const endAtOnce = () => Promise.race([Promise.all(parts.map((part) => part.stop(0))), sleep(endedWithinMs)])

  async function stopAll(): Promise<void> {
    const inTime = await Promise.race([stopInOrder().then(() => true), sleep(allStoppedWithinMs, false)])
    if (!inTime) await endAtOnce()
    await afterwards()
  }
  const stop = () => (stopped ??= stopAll())

  async function onSignal(): Promise<void> {
    if (signalledAt === undefined) {
      signalledAt = Date.now()
      print('\nStopping. Ctrl-C once more ends everything at once.')
      await stop()
      process.exit(0)
    }
    if (Date.now() - signalledAt < sameSignalMs) return
    await endAtOnce()
    await afterwards()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void onSignal())

  return {
    /** Starts a part and resolves when it has started; refuses once everything is being stopped. */
    async start(name: string, startPart: () => Promise<Part>): Promise<void> {
      if (stopped) throw new Error('interrupted')
      const say = (line: string) => {
        if (!stopped) print(line)
      }
      const part = supervise(name, startPart, say)
      parts.push(part)
      await part.ready
    },
    isStopping: () => stopped !== undefined,
    stop,
  }
}
