import { errorMessages, type Text } from './texts.ts'

/** A text as Twilio's API writes it. */
export function onTheWire(text: Text) {
  const uri = `/2010-04-01/Accounts/${text.accountSid}/Messages/${text.sid}`
  return {
    account_sid: text.accountSid,
    api_version: '2010-04-01',
    body: text.body,
    date_created: rfc2822(text.createdAt),
    date_sent: text.sentAt && rfc2822(text.sentAt),
    date_updated: rfc2822(text.updatedAt),
    direction: text.direction,
    error_code: text.errorCode,
    error_message: text.errorCode && (errorMessages[text.errorCode] ?? null),
    from: text.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(text.segments),
    price: null,
    price_unit: 'USD',
    sid: text.sid,
    status: text.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: text.to,
    uri: `${uri}.json`,
  }
}

/** Twilio's dates have whole seconds: `Sun, 22 Nov 2026 14:05:09 +0000`. */
const rfc2822 = (instant: string): string => new Date(instant).toUTCString().replace('GMT', '+0000')
