import { MessageGatewayError, type SmsGateway } from '@cauce/domain/messaging/gateways'
import twilio from 'twilio'
import { deliveryStateOf } from './twilio-status.ts'

export type TwilioSmsGatewayOptions = {
  accountSid: string
  authToken: string
  /** E.164 number or alphanumeric sender that the texts come from. */
  from: string
  /** Base address of the API, such as `https://api.twilio.com`. */
  apiUrl: string
  /** Where Twilio reports each step of a delivery. */
  statusCallbackUrl?: string
  /** After so long an answer counts as lost. */
  timeoutMs?: number
}

const defaultTimeoutMs = 15_000
/** So many of a number's latest texts are looked through. */
const lookedThrough = 50

/** Twilio for texts. It never retries by itself: there is no idempotency key, so the caller looks first. */
export function createTwilioSmsGateway(options: TwilioSmsGatewayOptions): SmsGateway {
  const { accountSid, authToken, from, apiUrl, statusCallbackUrl, timeoutMs = defaultTimeoutMs } = options
  const client = twilio(accountSid, authToken, { timeout: timeoutMs, autoRetry: false })
  client.api.baseUrl = apiUrl
  const messages = client.api.v2010.accounts(accountSid).messages

  return {
    send: ({ to, body }) =>
      orMessageGatewayError(async () => {
        const sent = await messages.create({ to, from, body, statusCallback: statusCallbackUrl })
        return { providerId: sent.sid, state: deliveryStateOf(sent.status) }
      }),
    find: ({ to, body, sentAfter }) =>
      orMessageGatewayError(async () => {
        const earliest = wholeSecond(new Date(sentAfter))
        const latest = await messages.list({ to, limit: lookedThrough })
        const same = latest
          .filter((message) => message.body === body && wholeSecond(message.dateCreated) >= earliest)
          .sort((a, b) => b.dateCreated.getTime() - a.dateCreated.getTime())[0]
        return same && { providerId: same.sid, state: deliveryStateOf(same.status) }
      }),
  }
}

/** Twilio's dates have no fraction: what was created in the very second of `sentAfter` must still be found. */
const wholeSecond = (instant: Date): number => Math.floor(instant.getTime() / 1000)

async function orMessageGatewayError<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    throw messageGatewayError(error)
  }
}

/** Only an answer that says no is `refused`; silence, 429 and every 5xx leave open whether the text went out. */
function messageGatewayError(error: unknown): MessageGatewayError {
  const { status = 0, code } = error as { status?: number; code?: number | string }
  const saidNo = status >= 400 && status < 500 && status !== 429
  const known = saidNo ? String(code ?? status) : status >= 400 ? `http-${status}` : 'no-answer'
  return new MessageGatewayError(saidNo ? 'refused' : 'unknown', known, { cause: error })
}
