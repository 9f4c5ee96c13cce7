import { refuseUnless } from '@cauce/domain/errors'
import type { RefundPartState } from '@cauce/domain/payments/refunds'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** A part of a refund as far as asking the acquirer goes. `providerId` is the acquirer's id of it, null until it gave one. Refuses with `not-found`. */
export const partToGiveBack = reading({
  name: 'refunds.part-to-give-back',
  permission: 'payments.process',
  input: z.object({ id: Id, partId: Id }),
  async run({ db }, { id, partId }) {
    const part = await db
      .selectFrom('refund_part as part')
      .innerJoin('charge', 'charge.id', 'part.charge_id')
      .select(['part.state', 'part.amount_cents as amountCents', 'part.provider_id as providerId'])
      .select(['part.failure_code as failureCode', 'charge.intent_id as intentId'])
      .where('part.id', '=', partId)
      .where('part.refund_id', '=', id)
      .executeTakeFirst()
    refuseUnless(part && part.intentId !== null, 'not-found')
    return { ...part, intentId: part.intentId as string, state: part.state as RefundPartState }
  },
})
