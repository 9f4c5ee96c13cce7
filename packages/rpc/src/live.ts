import { isDeepStrictEqual } from 'node:util'
import { type Actor, scopeSettings } from '@cauce/domain/access/scope'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import type { Opened } from '@cauce/operations/live/change-feed'
import { isCursor } from '@cauce/operations/live/cursor'
import { TRPCError, tracked } from '@trpc/server'
import { z } from 'zod'
import { allowed, router } from './trpc.ts'

const sessionCheckMs = 15_000

export const live = router({
  /**
   * What happens in the signed-in person's scope, as it is committed; resumed by the id of the last event received. The
   * first event says where it starts, with the kind `live`; so does one with the action `reopened`, which stands for more
   * changes than are told one by one. A key is told of what its scopes let it read only. Ends with `not-signed-in` once
   * the session is over, with `key-revoked` or `key-expired` once the key is; refuses with `busy`. Where role, rights or scope
   * change it goes on with the new ones, after a `reopened`.
   */
  changes: allowed('account.own')
    .input(z.object({ lastEventId: z.string().refine(isCursor, 'bad-input').nullish() }).optional())
    .subscription(async function* ({ ctx, input, signal }) {
      const { backOffice } = ctx
      refuseUnless(backOffice, 'not-found')
      const over = new AbortController()
      let actor = ctx.actor
      let changed = new AbortController()
      let cursor = input?.lastEventId ?? null
      const check = async () => {
        const now = await backOffice.actorNow().catch(() => ({ actor }))
        if ('over' in now) over.abort(new Refusal(now.over))
        else if (!maySameAs(actor, now.actor)) {
          actor = now.actor
          changed.abort()
        }
      }
      const checking = setInterval(() => void check(), sessionCheckMs)
      const ends = signal ? AbortSignal.any([signal, over.signal]) : over.signal
      try {
        while (!ends.aborted) {
          const until = AbortSignal.any([ends, changed.signal])
          for await (const change of backOffice.changes.follow(actor, cursor, until)) {
            if (!('opened' in change) && aboutAccess.has(change.subjectKind)) await check()
            // What is at hand was read for whom the actor was.
            if (until.aborted) break
            cursor = change.id
            if ('opened' in change) yield tracked(change.id, opened(change.opened))
            else {
              const { id, subjectKind, subjectId, action, at } = change
              yield tracked(id, { subjectKind, subjectId, action, at })
            }
          }
          if (!changed.signal.aborted || ends.aborted) break
          changed = new AbortController()
          if (cursor) yield tracked(cursor, opened('again'))
        }
      } catch (error) {
        if (error instanceof Refusal) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: error })
        throw error
      } finally {
        clearInterval(checking)
      }
      if (over.signal.aborted) throw new TRPCError({ code: 'UNAUTHORIZED', cause: over.signal.reason })
    }),
})

/** What may have changed whom a stream is for. */
const aboutAccess = new Set(['session', 'key', 'user'])

const maySameAs = (one: Actor, other: Actor): boolean => {
  const [a, b] = [one, other].map(({ role, rights = [], scope }) => [role, rights.toSorted(), scopeSettings(scope)])
  return isDeepStrictEqual(a, b)
}

const opened = (when: Opened['opened']) => ({
  subjectKind: 'live',
  subjectId: '',
  action: when === 'first' ? 'opened' : 'reopened',
  at: new Date().toISOString(),
})
