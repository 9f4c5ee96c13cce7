import { deliveryMoves, deliveryStates } from '@cauce/domain/messaging/states'
import { mayMove } from '@cauce/domain/moves'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockMessage } from './lock-message.ts'

/**
 * The provider's report of how a message fares, by the provider's own id. Performed as the system over the whole
 * platform, since that id says nothing of the merchant. Answers whether the message is ours; a report may overtake our
 * own note of the id, so what is not known yet should be reported again.
 */
export const reportDelivery = operation({
  name: 'messaging.report-delivery',
  permission: 'financings.process',
  input: z.object({
    providerId: z.string().min(1).max(100),
    state: z.enum(deliveryStates),
    failureCode: z.string().max(100).optional(),
  }),
  async run({ tx, now, record, unchanged }, { providerId, state, failureCode }) {
    const message = await lockMessage(tx, 'provider_id', providerId)
    if (!message || !mayMove(deliveryMoves, message.state, state)) {
      unchanged()
      return { known: message !== undefined }
    }
    await tx
      .updateTable('message')
      .set({
        state,
        failure_code: state === 'failed' ? (failureCode ?? null) : null,
        sent_at: message.sent_at ?? now,
        ...(state === 'delivered' && { delivered_at: now }),
      })
      .where('id', '=', message.id)
      .execute()
    const { template, channel } = message
    await record({
      subjectKind: 'message',
      subjectId: message.id,
      merchantId: message.merchant_id,
      centreId: message.centre_id,
      before: { state: message.state },
      after: { state, template, channel, ...(failureCode && { failureCode }) },
    })
    return { known: true }
  },
})
