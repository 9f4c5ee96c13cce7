import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Listening = { close(): Promise<void> }

export type ListenOptions = {
  /** The owner's address: one connection is kept for it. */
  url: string
  channel: 'action_log'
  /** Called at each notification, and after each new connection, since what came in between was not heard. */
  onWake: () => void
  /** Called with the delay, in ms, before the next attempt to connect. */
  onLost?: (retryInMs: number) => void
}

/** Hears a channel until closed; a lost connection is made anew, with pauses that double up to ten seconds. */
export function listen({ url, channel, onWake, onLost }: ListenOptions): Listening {
  const closing = new AbortController()
  let client: pg.Client | undefined

  /** Resolves when the connection is gone. */
  async function hear(): Promise<void> {
    client = new pg.Client({ connectionString: url, keepAlive: true, application_name: `listen ${channel}` })
    const gone = new Promise<void>((resolve) => {
      client?.once('end', resolve)
      client?.on('error', () => resolve())
    })
    client.on('notification', onWake)
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      pause = firstPauseMs
      onWake()
      await gone
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  let pause = firstPauseMs
  const running = (async () => {
    while (!closing.signal.aborted) {
      await hear().catch(() => undefined)
      if (closing.signal.aborted) return
      onLost?.(pause)
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined)
      pause = Math.min(pause * 2, longestPauseMs)
    }
  })()

  return {
    async close() {
      closing.abort()
      await client?.end().catch(() => undefined)
      await running
    },
  }
}

const firstPauseMs = 100
const longestPauseMs = 10_000
