import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { leavesSomethingToDo } from '../payments/locked-attempt.ts'

/** Whether a command to a process that has ended leaves something to do: a card still open, money to be given back, a message still waiting. */
export const commandMatters = reading({
  name: 'financing.command-matters',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id.optional(), messageId: Id.optional() }),
  async run({ db }, { id, attemptId, messageId }) {
    if (attemptId !== undefined) {
      const attempt = await db
        .selectFrom('payment_attempt')
        .select('id')
        .where('financing_id', '=', id)
        .where('id', '=', attemptId)
        .where(leavesSomethingToDo)
        .executeTakeFirst()
      return attempt !== undefined
    }
    if (messageId === undefined) return false
    const message = await db
      .selectFrom('message')
      .select('id')
      .where('subject_id', '=', id)
      .where('id', '=', messageId)
      .where('state', '=', 'queued')
      .executeTakeFirst()
    return message !== undefined
  },
})
