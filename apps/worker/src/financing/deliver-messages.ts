import { systemActor } from '@cauce/domain/access/scope'
import { type MessageToDeliver, messageToDeliver } from '@cauce/operations/messaging/message-to-deliver'
import { recordDelivery } from '@cauce/operations/messaging/record-delivery'
import type { FinancingErrands } from '@cauce/workflows/financing/activities'
import type { Sale } from '@cauce/workflows/financing/contract'
import { activityInfo } from '@temporalio/activity'
import type { Dependencies } from '../dependencies.ts'
import { createHandOver } from '../messages/hand-over.ts'
import { letterOf, textOf } from './message-bodies.ts'

/** Hands each message that is due to its provider. All are tried; where one fails, the whole is tried again. */
export function createDeliverMessages(dependencies: Dependencies): FinancingErrands['deliverMessages'] {
  const { perform, checkoutOrigin } = dependencies
  const hand = createHandOver(dependencies)
  const as = ({ merchantId }: Sale) => systemActor(merchantId)

  return async (sale, messageIds, now) => {
    const outcomes = await Promise.allSettled(messageIds.map((messageId) => deliver(sale, messageId, now)))
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
    const [first] = outcomes
    return { linkExpiresAt: first?.status === 'fulfilled' ? first.value : null }
  }

  async function deliver(sale: Sale, messageId: string, now: string): Promise<string | null> {
    const message = await perform(messageToDeliver, as(sale), { id: sale.id, messageId })
    if (message.isDue) {
      const outcome = await handOver(sale, messageId, message, now)
      await perform(recordDelivery, as(sale), { messageId, ...outcome }, { now })
    } else if (message.state === 'queued') {
      await perform(recordDelivery, as(sale), { messageId, state: 'failed', failureCode: 'no-longer-due' }, { now })
    }
    return message.linkExpiresAt
  }

  async function handOver(sale: Sale, messageId: string, message: MessageToDeliver, now: string) {
    const { recipient, queuedAt, channel } = message
    const handed = { merchantId: sale.merchantId, messageId, recipient, queuedAt, now }
    if (channel === 'email') return hand.letter(handed, await letterOf(message, checkoutOrigin))
    return hand.text({ ...handed, again: activityInfo().attempt > 1 }, textOf(message, checkoutOrigin))
  }
}
