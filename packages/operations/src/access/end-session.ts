import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { sessionEnded } from './session-ended.ts'

/** Ends one of the acting person's sessions, at once; `not-found` for anybody else's. */
export const endSession = operation({
  name: 'access.end-session',
  permission: 'account.own',
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, record }, { id }) {
    const { rows } = await sql`select end_session_of(${actor.userId}::uuid, ${id}::uuid)`.execute(tx)
    refuseUnless(rows.length === 1, 'not-found')
    await record(sessionEnded(actor, id))
    return { id }
  },
})
