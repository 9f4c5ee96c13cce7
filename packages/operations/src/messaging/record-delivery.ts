import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockMessage } from './lock-message.ts'

/**
 * What came of handing a message to its provider: `sent` with the provider's id where it has one, `failed` with the
 * reason, or `unknown` when the answer was lost for good. What the provider reported meanwhile is not taken back.
 */
export const recordDelivery = operation({
  name: 'messaging.record-delivery',
  permission: 'financings.process',
  input: z.object({
    messageId: Id,
    state: z.enum(['sent', 'failed', 'unknown']),
    providerId: z.string().max(100).optional(),
    segments: z.int().optional(),
    failureCode: z.string().max(100).optional(),
  }),
  async run({ tx, now, record, unchanged }, { messageId, state, providerId, segments, failureCode }) {
    const message = await lockMessage(tx, 'id', messageId)
    refuseUnless(message, 'not-found')
    if (message.state !== 'queued') {
      unchanged()
      return
    }
    await tx
      .updateTable('message')
      .set({
        state,
        provider_id: providerId ?? null,
        segments: segments ?? null,
        failure_code: failureCode ?? null,
        sent_at: state === 'sent' ? now : null,
      })
      .where('id', '=', messageId)
      .execute()
    const { template, channel } = message
    await record({
      subjectKind: 'message',
      subjectId: messageId,
      merchantId: message.merchant_id,
      centreId: message.centre_id,
      after: { state, template, channel, ...(failureCode && { failureCode }) },
    })
  },
})
