import { systemActor } from '@cauce/domain/access/scope'
import { MessageGatewayError } from '@cauce/domain/messaging/gateways'
import { smsSize } from '@cauce/domain/messaging/segments'
import { messageOfProvider } from '@cauce/operations/messaging/message-of-provider'
import { type MessageToDeliver, messageToDeliver } from '@cauce/operations/messaging/message-to-deliver'
import { recordDelivery } from '@cauce/operations/messaging/record-delivery'
import type { FinancingErrands } from '@cauce/workflows/financing/activities'
import type { Sale } from '@cauce/workflows/financing/contract'
import { activityInfo } from '@temporalio/activity'
import type { Dependencies } from '../dependencies.ts'
import { letterOf, textOf } from './message-bodies.ts'

/** A message queued longer ago than this may have been tried by somebody who did not live to tell. */
const freshForMs = 60_000

/** Hands each message that is due to its provider. All are tried; where one fails, the whole is tried again. */
export function createDeliverMessages({
  perform,
  sms,
  mail,
  checkoutOrigin,
}: Dependencies): FinancingErrands['deliverMessages'] {
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
    try {
      return message.channel === 'sms'
        ? await sendText(sale, messageId, message, now)
        : await sendLetter(messageId, message)
    } catch (error) {
      if (!(error instanceof MessageGatewayError) || error.failure === 'unknown') throw error
      return { state: 'failed' as const, failureCode: error.code }
    }
  }

  /** The provider forgets nothing but knows no keys: whatever may have been sent before is looked for first. */
  async function sendText(sale: Sale, messageId: string, message: MessageToDeliver, now: string) {
    const body = textOf(message, checkoutOrigin)
    const { segments } = smsSize(body)
    const text = { to: message.recipient, body }
    const mayHaveBeenSent = activityInfo().attempt > 1 || Date.parse(now) - Date.parse(message.queuedAt) > freshForMs
    const found = mayHaveBeenSent ? await sms.find({ ...text, sentAfter: message.queuedAt }) : undefined
    const isOurs =
      found && [null, messageId].includes(await perform(messageOfProvider, as(sale), { providerId: found.providerId }))
    const { providerId, state } = isOurs ? found : await sms.send(text)
    return { state: state === 'failed' ? ('failed' as const) : ('sent' as const), providerId, segments }
  }

  /** Mailboxes know a mail they have by its Message-ID, so that sending twice is harmless. */
  async function sendLetter(messageId: string, message: MessageToDeliver) {
    const letter = await letterOf(message)
    const { hostname } = new URL(checkoutOrigin)
    await mail.send({ to: message.recipient, ...letter, messageId: `<${messageId}@${hostname}>` })
    return { state: 'sent' as const }
  }
}
