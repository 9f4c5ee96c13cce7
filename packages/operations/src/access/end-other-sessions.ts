import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { sessionEnded } from './session-ended.ts'

/** Ends all of the acting person's sessions but the one they are using. */
export const endOtherSessions = operation({
  name: 'access.end-other-sessions',
  permission: 'account.own',
  input: z.void(),
  async run({ tx, actor, record, unchanged }) {
    refuseUnless(actor.sessionId, 'not-signed-in')
    const { rows } = await sql<{ id: string }>`
      select end_sessions_but(${actor.userId}::uuid, ${actor.sessionId}::uuid) as id`.execute(tx)
    for (const { id } of rows) await record(sessionEnded(actor, id))
    if (rows.length === 0) unchanged()
    return { ids: rows.map((session) => session.id) }
  },
})
