import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** The messages of a financing whose keys begin so and that still wait to be delivered. */
export const waitingNews = reading({
  name: 'messaging.waiting-news',
  permission: 'financings.process',
  input: z.object({ id: Id, keyPrefix: z.string().regex(/^[\w/-]+$/) }),
  async run({ db }, { id, keyPrefix }) {
    const messages = await db
      .selectFrom('message')
      .select('id')
      .where('subject_kind', '=', 'financing')
      .where('subject_id', '=', id)
      .where('request_key', 'like', `${keyPrefix}%`)
      .where('state', '=', 'queued')
      .orderBy('id')
      .execute()
    return messages.map((message) => message.id)
  },
})
