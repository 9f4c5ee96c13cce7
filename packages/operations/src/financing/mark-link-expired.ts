import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'

/**
 * Notes in the log that the link ran out; that it did is told by its end alone, and the financing stays Live. Answers
 * the link's end as it is now, since a fresh link may have moved it.
 */
export const markLinkExpired = operation({
  name: 'financing.mark-link-expired',
  permission: 'financings.process',
  input: z.object({ id: Id }),
  async run({ tx, now, record, unchanged }, { id }) {
    const financing = await lockFinancing(tx, id)
    const expiresAt = financing.link_expires_at
    if (financing.state === 'live' && expiresAt !== null && expiresAt <= now)
      await record({ ...ofFinancing(financing), after: { linkExpiresAt: expiresAt } })
    else unchanged()
    return { linkExpiresAt: expiresAt }
  },
})
