import { z } from 'zod'
import { reading } from '../operation.ts'

/** Which message of ours a provider's id stands for, if any. */
export const messageOfProvider = reading({
  name: 'messaging.message-of-provider',
  permission: 'financings.process',
  input: z.object({ providerId: z.string() }),
  async run({ db }, { providerId }) {
    const row = await db.selectFrom('message').select('id').where('provider_id', '=', providerId).executeTakeFirst()
    return row?.id ?? null
  },
})
