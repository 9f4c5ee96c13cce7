import { systemActor } from '@cauce/domain/access/scope'
import { orderMessageToDeliver } from '@cauce/operations/messaging/order-message-to-deliver'
import type { OrderMessageJob } from '@cauce/operations/messaging/queue-order-message'
import { recordDelivery } from '@cauce/operations/messaging/record-delivery'
import { createHandOver } from './hand-over.ts'
import { orderLetter, orderText } from './order-bodies.ts'

export type OrderMessageDependencies = Parameters<typeof createHandOver>[0]

/**
 * Hands a message about an order to its provider once it is due, and notes what came of it. `again`: it was tried before.
 * Throws where nobody could say, so that it is tried again. A repeat changes nothing.
 */
export async function deliverOrderMessage(
  dependencies: OrderMessageDependencies,
  { merchantId, messageId }: OrderMessageJob,
  again: boolean,
): Promise<void> {
  const { perform, checkoutOrigin } = dependencies
  const actor = systemActor(merchantId)
  const message = await perform(orderMessageToDeliver, actor, { messageId })
  if (message.state !== 'queued') return
  if (!message.isDue) {
    await perform(recordDelivery, actor, { messageId, state: 'failed', failureCode: 'no-longer-due' })
    return
  }
  const hand = createHandOver(dependencies)
  const { recipient, queuedAt } = message
  const handed = { merchantId, messageId, recipient, queuedAt, now: new Date().toISOString(), again }
  const outcome =
    message.channel === 'sms'
      ? await hand.text(handed, orderText(message, checkoutOrigin))
      : await hand.letter(handed, await orderLetter(message, checkoutOrigin))
  await perform(recordDelivery, actor, { messageId, ...outcome })
}
