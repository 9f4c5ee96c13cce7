import type { DeliveryState } from './states.ts'

export interface SmsGateway {
  /**
   * Sends one text to an E.164 number. Throws `MessageGatewayError`: `refused` when the provider said no,
   * `unknown` when its answer was lost; then look with `find` before sending again, since there is no idempotency key.
   */
  send(text: { to: string; body: string }): Promise<{ providerId: string; state: DeliveryState }>
  /** The latest message with this very body sent to that number at or after the instant, if the provider has one. */
  find(text: {
    to: string
    body: string
    sentAfter: string
  }): Promise<{ providerId: string; state: DeliveryState } | undefined>
}

/** A file that goes with a mail. */
export type Attachment = { filename: string; contentType: string; content: Uint8Array }

export interface MailGateway {
  /** `messageId` becomes the Message-ID header, so that a repeat is recognised as the same mail. */
  send(mail: {
    to: string
    subject: string
    html: string
    text: string
    messageId: string
    attachments?: readonly Attachment[]
  }): Promise<void>
}

export class MessageGatewayError extends Error {
  readonly failure: 'refused' | 'unknown'
  readonly code: string
  constructor(failure: 'refused' | 'unknown', code: string, options?: ErrorOptions) {
    super(`${failure}: ${code}`, options)
    this.name = 'MessageGatewayError'
    this.failure = failure
    this.code = code
  }
}
