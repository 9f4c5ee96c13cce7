import type { Context } from 'hono'
import { twilioSid } from '../ids.ts'
import { segmentsOf } from '../phone/segments.ts'
import { keepText, type Text } from '../phone/texts.ts'
import type { World } from '../world.ts'

/**
 * The person with the phone writes back: the text joins the conversation, goes to the number that wrote to them last,
 * and the product's webhook is told as Twilio tells it.
 */
export async function receiveText(c: Context, { store, hooks, options }: World): Promise<Response> {
  const { from, body } = (await c.req.json().catch(() => ({}))) as { from?: unknown; body?: unknown }
  if (typeof from !== 'string' || typeof body !== 'string' || !body.trim()) {
    return c.json({ error: 'from and body are needed' }, 400)
  }
  const [last] = store.list<Text>('message', { lookup: from, limit: 1, newestFirst: true })
  if (!last) return c.json({ error: `nobody wrote to ${from} yet` }, 404)
  const now = new Date().toISOString()
  const text = keepText(store, {
    ...last,
    sid: twilioSid('SM'),
    from,
    to: last.direction === 'inbound' ? last.to : last.from,
    body,
    direction: 'inbound',
    status: 'received',
    errorCode: null,
    segments: segmentsOf(body),
    statusCallback: null,
    createdAt: now,
    sentAt: now,
    updatedAt: now,
  })
  const params = new URLSearchParams({
    MessageSid: text.sid,
    SmsMessageSid: text.sid,
    SmsSid: text.sid,
    SmsStatus: 'received',
    AccountSid: text.accountSid,
    From: text.from,
    To: text.to,
    Body: body,
    NumMedia: '0',
    NumSegments: String(text.segments),
    ApiVersion: '2010-04-01',
  })
  const url = `${options.webhookUrl}/webhooks/twilio`
  hooks.send({ vendor: 'twilio', url, body: params.toString(), subject: 'sms received' })
  return c.json(text, 201)
}
