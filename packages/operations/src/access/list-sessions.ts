import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** The acting person's open sessions, last active first, each with its device (user agent) and whether it is this one. */
export const listSessions = reading({
  name: 'access.list-sessions',
  permission: 'account.own',
  readsOwn: true,
  input: z.void(),
  async run({ db, actor }) {
    const { rows } = await sql<OpenSession>`select * from sessions_of(${actor.userId}::uuid)`.execute(db)
    return rows.map((session) => ({
      id: session.id,
      current: session.id === actor.sessionId,
      createdAt: session.created_at,
      lastSeenAt: session.updated_at,
      ip: session.ip_address,
      device: session.user_agent,
    }))
  },
})

type OpenSession = {
  id: string
  ip_address: string | null
  user_agent: string | null
  created_at: string
  updated_at: string
}
