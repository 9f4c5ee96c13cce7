import { setTimeout as sleep } from 'node:timers/promises'

/** Something that runs beside the launcher: a server of ours, Postgres or Temporal. */
export type Part = {
  /** Resolves with one line about why when it ends, asked or not. */
  ended: Promise<string>
  /** Asks it to finish what it is at, and ends it after `graceMs`. */
  stop: (graceMs: number) => Promise<void>
}

export type Supervised = {
  name: string
  /** Resolves when the part has started for the first time, rejects when it could not. */
  ready: Promise<void>
  /** May be called while it is still starting, and again with a shorter time. */
  stop: (graceMs: number) => Promise<void>
}

export type Pauses = { firstMs: number; longestMs: number; steadyAfterMs: number }

const usualPauses: Pauses = { firstMs: 500, longestMs: 30_000, steadyAfterMs: 10_000 }

/** Starts a part and starts it again whenever it ends by itself, after a pause that doubles up to half a minute. */
export function supervise(
  name: string,
  start: () => Promise<Part>,
  say: (line: string) => void,
  pauses: Pauses = usualPauses,
): Supervised {
  let starting = start()
  let stopping = false
  let pauseMs = pauses.firstMs

  async function watch(): Promise<void> {
    await starting
    for (;;) {
      const startedAt = Date.now()
      const why = await starting.then((part) => part.ended, reason)
      if (stopping) return
      if (Date.now() - startedAt > pauses.steadyAfterMs) pauseMs = pauses.firstMs
      say(`  ! ${why}: ${name} starts again in ${pauseMs / 1000} s`)
      await sleep(pauseMs)
      if (stopping) return
      pauseMs = Math.min(pauseMs * 2, pauses.longestMs)
      starting = start()
    }
  }
  // A first start that fails is the caller's to tell, through `ready`.
  watch().catch(() => undefined)

  return {
    name,
    ready: starting.then(() => undefined),
    async stop(graceMs) {
      stopping = true
      const part = await starting.catch(() => undefined)
      await part?.stop(graceMs)
    },
  }
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
