import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'
import { queueToShopper } from './queue-to-shopper.ts'

/** Reminds the shopper once, while the link works and nobody is paying. Gives no message where it no longer makes sense. */
export const queueReminder = operation({
  name: 'financing.remind',
  permission: 'financings.process',
  input: z.object({ id: Id }),
  async run({ tx, now, record, unchanged }, { id }) {
    const financing = await lockFinancing(tx, id)
    const linkWorks = financing.link_expires_at !== null && financing.link_expires_at > now
    if (financing.state !== 'live' || financing.claimed_attempt_id || !linkWorks) {
      unchanged()
      return { messageIds: [] }
    }
    const messageIds = await queueToShopper(tx, financing, 'financing-reminder', ['sms'], 'reminder', now)
    await record({ ...ofFinancing(financing), after: { template: 'financing-reminder' } })
    return { messageIds }
  },
})
