import type { DeliveryState } from '@cauce/domain/messaging/states'
import twilio from 'twilio'
import { z } from 'zod'
import { WebhookSignatureError } from '../webhook-signature.ts'
import { deliveryStateOf } from './twilio-status.ts'

/** A step of a delivery. Steps arrive repeated and out of order: only a later one may move a message. */
export type SmsReport = { providerId: string; state: DeliveryState; errorCode?: string }

/** Text that Postgres takes. */
const id = z.string().regex(/^\w{1,100}$/)

/**
 * Reads a status callback. `url` is the address that Twilio was given, as Twilio sees it, and `params` are all
 * fields of the form. Returns nothing for callbacks that report no delivery, such as a text written to us; throws
 * `WebhookSignatureError` for a wrong signature and a `ZodError` for ids that are none.
 */
export function verifyTwilioWebhook(
  signature: string | undefined,
  url: string,
  params: Record<string, string>,
  authToken: string,
): SmsReport | undefined {
  if (!twilio.validateRequest(authToken, signature ?? '', url, params)) throw new WebhookSignatureError()
  const { MessageSid: providerId, MessageStatus: status, ErrorCode: errorCode } = params
  if (!providerId || !status) return undefined
  return {
    providerId: id.parse(providerId),
    state: deliveryStateOf(status),
    ...(errorCode && { errorCode: id.parse(errorCode) }),
  }
}
