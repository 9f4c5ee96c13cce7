import type { AppRouter } from '@cauce/rpc/router'
import type { QueryClient } from '@tanstack/solid-query'
import { createTRPCClient, getUntypedClient, httpSubscriptionLink } from '@trpc/client'
import { announce, type Change } from './live-changes.ts'
import { connectionOf, createLiveFeed } from './live-feed.ts'
import { touchedBy } from './live-queries.ts'

type Tracked = { id: string; data: Change }

/** Whose changes are followed, and after which one. */
type Follower = { userId: string; after: string }

/** What comes close together is asked for once, and while changes go on not more often than every so long. */
const gatheredForMs = 100
const askedEveryMs = 1_000

/** Follows what changes while somebody is signed in. Returns what stops it. */
export function followChanges(
  { userId, after }: Follower,
  queries: QueryClient,
  onConnected: (connected: boolean) => void,
) {
  const client = getUntypedClient(createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: '/trpc' })] }))
  const name = `cauce-live-${userId}`
  const leaving = new AbortController()
  let gathered: Change[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedAt = -askedEveryMs
  const askAnew = () => {
    timer = undefined
    askedAt = performance.now()
    const touches = gathered.map(touchedBy)
    gathered = []
    void queries.invalidateQueries({ predicate: (query) => touches.some((touched) => touched(query)) })
  }
  const feed = createLiveFeed({
    after,
    channel: new BroadcastChannel(name),
    lead: (work) => {
      navigator.locks.request(name, { signal: leaving.signal }, work).catch((reason: unknown) => {
        if (!leaving.signal.aborted) throw reason
      })
    },
    connect: (lastEventId, on) =>
      client.subscription(
        'live.changes',
        { lastEventId },
        {
          onData: (event) => on.change((event as Tracked).id, (event as Tracked).data),
          // It ends by itself with the session only: whatever is asked next leads to the sign-in.
          onError: () => void queries.invalidateQueries(),
          onConnectionStateChange: (now) => {
            const connected = connectionOf(now)
            if (connected !== undefined) on.connected(connected)
          },
        },
      ),
    onConnected,
    onChange: (change) => {
      announce(change)
      gathered.push(change)
      timer ??= setTimeout(askAnew, Math.max(gatheredForMs, askedAt + askedEveryMs - performance.now()))
    },
  })
  return () => {
    feed.stop()
    clearTimeout(timer)
    leaving.abort()
  }
}
