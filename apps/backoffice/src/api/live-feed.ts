import type { Change } from './live-changes.ts'

export type FeedMessage = { type: 'change'; id: string; change: Change } | { type: 'connected'; connected: boolean }

type Subscription = { unsubscribe(): void }

export type FeedParts = {
  /** The change after which this tab read what it shows. */
  after: string
  /** Carries what the leading tab hears to the others. */
  channel: Pick<BroadcastChannel, 'postMessage' | 'close'> & { onmessage: ((event: MessageEvent) => void) | null }
  /** Runs the work while this tab is the leading one; resolves when the work does. */
  lead(work: () => Promise<void>): void
  /** Opens the one connection, from after the change with `lastEventId`. */
  connect(
    lastEventId: string,
    on: { change(id: string, change: Change): void; connected(connected: boolean): void },
  ): Subscription
  onChange(change: Change): void
  onConnected(connected: boolean): void
}

/**
 * Whether the connection stands, or was lost; undefined while it is made for the first time, when there is nothing to
 * tell of yet.
 */
export function connectionOf({ state, error }: { state: string; error?: unknown }): boolean | undefined {
  if (state === 'pending') return true
  return error ? false : undefined
}

/** How many ids are remembered, so that what a new leader hears again is not told twice. */
const remembered = 500

/**
 * One connection for all tabs of a person: the tab that holds the lock listens and passes on; when it goes, the
 * next one goes on after the last change it has seen itself. Each tab is told each change once.
 */
export function createLiveFeed(parts: FeedParts) {
  const seen = new Set<string>()
  let lastEventId = parts.after
  let finish: (() => void) | undefined
  let stopped = false

  const receive = (message: FeedMessage) => {
    if (stopped) return
    if (message.type === 'connected') {
      parts.onConnected(message.connected)
      return
    }
    lastEventId = message.id
    if (seen.has(message.id)) return
    seen.add(message.id)
    if (seen.size > remembered) seen.delete(seen.values().next().value!)
    parts.onChange(message.change)
  }
  const tell = (message: FeedMessage) => {
    receive(message)
    parts.channel.postMessage(message)
  }

  parts.channel.onmessage = (event) => receive(event.data as FeedMessage)
  parts.lead(async () => {
    if (stopped) return
    const subscription = parts.connect(lastEventId, {
      change: (id, change) => tell({ type: 'change', id, change }),
      connected: (connected) => tell({ type: 'connected', connected }),
    })
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    subscription.unsubscribe()
  })

  return {
    stop() {
      stopped = true
      parts.channel.close()
      finish?.()
    },
  }
}
