import type { Tx } from '@cauce/database/connection'
import { Id } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'

/**
 * Notes in the log, once for each link, that it ran out; that it did is told by its end alone, and the financing stays
 * Live. Answers the link's end as it is now, since a fresh link may have moved it.
 */
export const markLinkExpired = operation({
  name: 'financing.mark-link-expired',
  permission: 'financings.process',
  input: z.object({ id: Id }),
  async run({ tx, now, record, unchanged }, { id }) {
    const financing = await lockFinancing(tx, id)
    const expiresAt = financing.link_expires_at
    const hasRunOut = financing.state === 'live' && expiresAt !== null && expiresAt <= now
    if (hasRunOut && !(await isNoted(tx, id, expiresAt)))
      await record({ ...ofFinancing(financing), after: { linkExpiresAt: expiresAt } })
    else unchanged()
    return { linkExpiresAt: expiresAt }
  },
})

const isNoted = async (tx: Tx, id: string, linkExpiresAt: string): Promise<boolean> =>
  (await tx
    .selectFrom('action_log')
    .select('position')
    .where('subject_kind', '=', 'financing')
    .where('subject_id', '=', id)
    .where('action', '=', markLinkExpired.name)
    .where(sql<string>`after ->> 'linkExpiresAt'`, '=', linkExpiresAt)
    .executeTakeFirst()) !== undefined
