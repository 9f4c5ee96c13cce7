import type { Letter } from '@cauce/documents/letters/frame'
import { systemActor } from '@cauce/domain/access/scope'
import { type MailGateway, MessageGatewayError, type SmsGateway } from '@cauce/domain/messaging/gateways'
import { smsSize } from '@cauce/domain/messaging/segments'
import { messageOfProvider } from '@cauce/operations/messaging/message-of-provider'
import type { Perform } from '@cauce/operations/perform'

/** A message queued longer ago than this may have been tried by somebody who did not live to tell. */
const freshForMs = 60_000

type Handed = {
  merchantId: string
  messageId: string
  recipient: string
  /** ISO instants. */
  queuedAt: string
  now: string
  /** Whether it was tried before. */
  again: boolean
}

export type Handover =
  | { state: 'sent' | 'failed'; providerId: string; segments: number }
  | { state: 'sent' }
  | { state: 'failed'; failureCode: string }

/** Hands messages to their providers. What a provider refuses is `failed`; where nobody could say, it throws. */
export function createHandOver(ways: { perform: Perform; sms: SmsGateway; mail: MailGateway; checkoutOrigin: string }) {
  const { perform, sms, mail, checkoutOrigin } = ways

  return {
    /** The provider forgets nothing but knows no keys: whatever may have been sent before is looked for first. */
    text: ({ merchantId, messageId, recipient, queuedAt, now, again }: Handed, body: string) =>
      orRefused(async () => {
        const { segments } = smsSize(body)
        const text = { to: recipient, body }
        const mayHaveBeenSent = again || Date.parse(now) - Date.parse(queuedAt) > freshForMs
        const found = mayHaveBeenSent ? await sms.find({ ...text, sentAfter: queuedAt }) : undefined
        const whose = found && { providerId: found.providerId }
        const isOurs =
          whose && [null, messageId].includes(await perform(messageOfProvider, systemActor(merchantId), whose))
        const { providerId, state } = found && isOurs ? found : await sms.send(text)
        return { state: state === 'failed' ? ('failed' as const) : ('sent' as const), providerId, segments }
      }),

    /** Mailboxes know a mail they have by its Message-ID, so that sending twice is harmless. */
    letter: ({ messageId, recipient }: Pick<Handed, 'messageId' | 'recipient'>, letter: Letter) =>
      orRefused(async () => {
        const { hostname } = new URL(checkoutOrigin)
        await mail.send({ to: recipient, ...letter, messageId: `<${messageId}@${hostname}>` })
        return { state: 'sent' as const }
      }),
  }
}

async function orRefused(send: () => Promise<Handover>): Promise<Handover> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof MessageGatewayError) || error.failure === 'unknown') throw error
    return { state: 'failed', failureCode: error.code }
  }
}
