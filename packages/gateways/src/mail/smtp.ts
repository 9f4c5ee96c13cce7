import { type MailGateway, MessageGatewayError } from '@cauce/domain/messaging/gateways'
import { createTransport } from 'nodemailer'

export type SmtpMailGatewayOptions = {
  /** Such as `smtps://user:password@mail.example.com`. */
  smtpUrl: string
  /** Sender, such as `Cauce <no-reply@example.com>`. */
  from: string
  /** After so long without a word the server counts as silent. */
  timeoutMs?: number
}

export type SmtpMailGateway = MailGateway & {
  /** Ends the kept connections, so that the process can end. */
  close(): void
}

const defaultTimeoutMs = 15_000

/** Mail over SMTP, with a few connections kept open. */
export function createSmtpMailGateway(options: SmtpMailGatewayOptions): SmtpMailGateway {
  const { smtpUrl, from, timeoutMs = defaultTimeoutMs } = options
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ attachments = [], ...mail }) {
      const files = attachments.map((file) => ({ ...file, content: Buffer.from(file.content) }))
      try {
        await transport.sendMail({ from, ...mail, attachments: files })
      } catch (error) {
        throw messageGatewayError(error)
      }
    },
    close: () => transport.close(),
  }
}

/** A 5xx of SMTP is a no for good; a 4xx, a cut connection or silence may be followed by the same Message-ID again. */
function messageGatewayError(error: unknown): MessageGatewayError {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  const saidNo = responseCode !== undefined && responseCode >= 500
  const known = responseCode ? String(responseCode) : (code ?? 'no-answer')
  return new MessageGatewayError(saidNo ? 'refused' : 'unknown', known, { cause: error })
}
