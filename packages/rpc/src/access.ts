import { may } from '@cauce/domain/access/permissions'
import { endOtherSessions } from '@cauce/operations/access/end-other-sessions'
import { endSession } from '@cauce/operations/access/end-session'
import { listSessions } from '@cauce/operations/access/list-sessions'
import { readMe } from '@cauce/operations/access/read-me'
import { setLocale } from '@cauce/operations/access/set-locale'
import { readChanges } from '@cauce/operations/live/read-changes'
import { allowed, mutation, query, router } from './trpc.ts'

export const access = router({
  /**
   * Who is signed in, with where operators look at processes for those who may, and `changesAfter`: from where
   * `live.changes` tells all that is not in what is read after this.
   */
  me: allowed(readMe.permission).query(async ({ ctx }) => ({
    changesAfter: (await ctx.perform(readChanges, ctx.actor, { after: null })).next,
    ...(await ctx.perform(readMe, ctx.actor, undefined)),
    processesUrl: (may(ctx.actor, 'processes.open') && ctx.backOffice?.processesUrl) || null,
  })),
  sessions: query(listSessions),
  endSession: mutation(endSession),
  endOtherSessions: mutation(endOtherSessions),
  setLocale: mutation(setLocale),
})
