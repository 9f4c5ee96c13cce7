import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { ofSession, sessionEnded } from './session-ended.ts'

/**
 * Ends the session that the acting person uses, by their wish or `replaced` by another one in the same browser. Ending it
 * twice is ending it once.
 */
export const leaveSession = operation({
  name: 'access.sign-out',
  permission: 'account.own',
  input: z.object({ replaced: z.boolean().default(false) }),
  async run({ tx, actor, record, unchanged }, { replaced }) {
    refuseUnless(actor.sessionId, 'not-signed-in')
    const { rows } = await sql`select end_session_of(${actor.userId}::uuid, ${actor.sessionId}::uuid)`.execute(tx)
    if (rows.length === 0) return unchanged()
    await record((replaced ? sessionEnded : ofSession)(actor, actor.sessionId))
  },
})
