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
   * changes than are told one by one. Ends with `not-signed-in` once the session is over or the key revoked, refuses
   * with `busy`.
   */
  changes: allowed('account.own')
    .input(z.object({ lastEventId: z.string().refine(isCursor, 'bad-input').nullish() }).optional())
    .subscription(async function* ({ ctx, input, signal }) {
      const { backOffice, actor } = ctx
      refuseUnless(backOffice, 'not-found')
      const over = new AbortController()
      const check = async () => {
        if (!(await backOffice.sessionStands().catch(() => true))) over.abort()
      }
      const checking = setInterval(() => void check(), sessionCheckMs)
      const ends = signal ? AbortSignal.any([signal, over.signal]) : over.signal
      try {
        for await (const change of backOffice.changes.follow(actor, input?.lastEventId ?? null, ends)) {
          if ('opened' in change) yield tracked(change.id, opened(change.opened))
          else {
            const { id, subjectKind, subjectId, action, at } = change
            if (subjectKind === 'session' || subjectKind === 'key') await check()
            yield tracked(id, { subjectKind, subjectId, action, at })
          }
        }
      } catch (error) {
        if (error instanceof Refusal) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: error })
        throw error
      } finally {
        clearInterval(checking)
      }
      if (over.signal.aborted) throw new TRPCError({ code: 'UNAUTHORIZED', cause: new Refusal('not-signed-in') })
    }),
})

const opened = (when: Opened['opened']) => ({
  subjectKind: 'live',
  subjectId: '',
  action: when === 'first' ? 'opened' : 'reopened',
  at: new Date().toISOString(),
})
