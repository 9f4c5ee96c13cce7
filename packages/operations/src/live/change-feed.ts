import { setImmediate as nextTurn } from 'node:timers/promises'
import { may, type Permission } from '@cauce/domain/access/permissions'
import { type Actor, scopeSettings } from '@cauce/domain/access/scope'
import type { SubjectKind } from '@cauce/domain/access/subject-kinds'
import { refuseUnless } from '@cauce/domain/errors'
import type { Perform } from '../perform.ts'
import type { Cursor } from './cursor.ts'
import { type LiveChange, type LiveChanges, readChanges } from './read-changes.ts'

export type ChangeFeed = {
  /**
   * What happens in the actor's scope from `after` on, or from now on, until the signal aborts. Refuses with `busy` what
   * a session asks for beyond so many at once.
   */
  follow(actor: Actor, after: Cursor | null, signal: AbortSignal): AsyncGenerator<LiveChange | Opened>
  /** Says that there may be something to read. */
  wake(): void
  close(): void
}

/**
 * Where a follower stands: the first thing it gets, so that a connection lost before any change skips none, and what it
 * gets `again` instead of the changes when there are too many.
 */
export type Opened = { id: Cursor; opened: 'first' | 'again' }

/** Tabs of one browser share a stream. */
export const streamsPerSession = 10

export type ChangeFeedOptions = {
  perform: Perform
  /** Wake-ups get lost: it also looks by itself this often. */
  pollMs?: number
  /** Many commits at once are one look. */
  spacingMs?: number
}

/**
 * Shares the reading of the log between followers: those of one scope who stand at the same place ask once together, so
 * twelve tabs cost as much as one.
 */
export function createChangeFeed({ perform, pollMs = 3000, spacingMs = 50 }: ChangeFeedOptions): ChangeFeed {
  const reads = new Map<string, Promise<LiveChanges>>()
  const streams = new Map<string, number>()
  let awake = Promise.withResolvers<void>()
  let lastWakeAt = 0
  let waking: NodeJS.Timeout | undefined

  function wakeIn(delayMs: number): void {
    waking ??= setTimeout(
      () => {
        waking = undefined
        lastWakeAt = Date.now()
        reads.clear()
        awake.resolve()
        awake = Promise.withResolvers()
      },
      Math.max(delayMs, lastWakeAt + spacingMs - Date.now()),
    )
  }
  const polling = setInterval(() => wakeIn(0), pollMs).unref()

  function read(actor: Actor, after: Cursor | null): Promise<LiveChanges> {
    const { merchant, centres } = scopeSettings(actor.scope)
    const key = `${merchant} ${centres} ${after}`
    const shared = reads.get(key) ?? perform(readChanges, actor, { after })
    reads.set(key, shared)
    return shared
  }

  async function* changesFrom(actor: Actor, after: Cursor | null, signal: AbortSignal) {
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    let cursor = after
    while (!signal.aborted) {
      const woken = awake.promise
      const { changes, next, more, tooFar } = await read(actor, cursor)
      // A page goes out without a pause, and others have waited for this one.
      await nextTurn()
      if (cursor === null) yield { id: next, opened: 'first' as const }
      if (tooFar) yield { id: next, opened: 'again' as const }
      for (const change of changes) if (concerns(actor, change)) yield change
      cursor = next
      if (more === 'soon') wakeIn(heldBackMs)
      await Promise.race([woken, aborted])
    }
  }

  return {
    async *follow(actor, after, signal) {
      const session = actor.sessionId ?? actor.userId
      const open = streams.get(session) ?? 0
      refuseUnless(open < streamsPerSession, 'busy')
      streams.set(session, open + 1)
      try {
        yield* changesFrom(actor, after, signal)
      } finally {
        const left = (streams.get(session) ?? 1) - 1
        if (left > 0) streams.set(session, left)
        else streams.delete(session)
      }
    },
    wake: () => wakeIn(0),
    close() {
      clearInterval(polling)
      clearTimeout(waking)
    },
  }
}

/** What one must be allowed to be told of a kind of record; of sessions, everybody is told of their own only. */
const needed = {
  financing: 'financings.read',
  order: 'orders.read',
  customer: 'financings.read',
  message: 'financings.read',
  service: 'services.read',
  import: 'services.manage',
  'shipment-feed': 'orders.feed',
  'shipment-reading': 'orders.ship',
  user: 'users.read',
  'administrator-change': 'administrators.read',
  key: 'keys.manage',
  webhook: 'webhooks.manage',
  'webhook-delivery': 'webhooks.manage',
  merchant: 'disbursements.read',
  'account-change': 'disbursements.read',
  disbursement: 'disbursements.read',
  'payout-file': 'disbursements.settle',
  statement: 'statements.read',
  invoice: 'invoices.read',
  log: 'log.read',
  session: undefined,
} as const satisfies Record<SubjectKind, Permission | undefined>

/** Kinds that keys may ask for. */
const askedByKeys: readonly string[] = ['financing', 'order', 'service'] satisfies SubjectKind[]

/**
 * Everybody is told of what they may ask for, readers of the log of all that is in it, and people of what they did
 * themselves to users and sessions. Who is changed, whose session is ended and whose key is revoked is told so.
 */
function concerns(actor: Actor, { subjectKind, subjectId, actorId }: LiveChange): boolean {
  if (subjectKind === 'session') return actorId === actor.userId || subjectId === actor.sessionId
  if (subjectId === actor.userId) return true
  if (actor.role === 'service' && !askedByKeys.includes(subjectKind)) return false
  if (subjectKind === 'user' && actorId === actor.userId) return true
  const permission = (needed as Partial<Record<string, Permission>>)[subjectKind]
  return permission !== undefined && (may(actor, permission) || may(actor, 'log.read'))
}

const heldBackMs = 200
