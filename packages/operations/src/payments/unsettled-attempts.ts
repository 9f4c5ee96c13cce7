import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { leavesSomethingToDo } from './locked-attempt.ts'

/** The attempts of a financing that may still hold an open or authorised card, or money that is owed back; oldest first. */
export const unsettledAttempts = reading({
  name: 'financing.unsettled-attempts',
  permission: 'financings.process',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const attempts = await db
      .selectFrom('payment_attempt')
      .select('id')
      .where('financing_id', '=', id)
      .where(leavesSomethingToDo)
      .orderBy('begun_at')
      .orderBy('id')
      .execute()
    return attempts.map((attempt) => attempt.id)
  },
})
