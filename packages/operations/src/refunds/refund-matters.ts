import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** Whether a refund whose process has ended leaves something to do: not all of it went back. */
export const refundMatters = reading({
  name: 'refunds.matters',
  permission: 'payments.process',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const refund = await db.selectFrom('refund').select('state').where('id', '=', id).executeTakeFirst()
    return refund !== undefined && refund.state !== 'paid'
  },
})
