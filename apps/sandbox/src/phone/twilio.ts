import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { answer } from '../answer.ts'
import { twilioSid } from '../ids.ts'
import type { World } from '../world.ts'
import type { TextDelivery } from './delivery.ts'
import { segmentsOf } from './segments.ts'
import { keepText, readText, type Text } from './texts.ts'
import { onTheWire } from './wire.ts'

type TwilioContext = Context<{ Bindings: HttpBindings }>

/** Twilio's messages: create, list with its filters, fetch. Mount at `/2010-04-01/Accounts`. */
export function twilioApp(world: World, delivery: TextDelivery) {
  const { store, settings, options } = world
  const app = new Hono<{ Bindings: HttpBindings }>()

  const reply = (c: TwilioContext, status: number, body: object, lose = false) =>
    answer(c, { delayMs: settings.current.sms.answerDelayMs, lose }, () => c.json(body, status as 200))
  const refuse = (c: TwilioContext, status: number, code: number, message: string) =>
    reply(c, status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })

  app.use('/:account/*', async (c, next) => {
    const given = Buffer.from(c.req.header('authorization')?.replace(/^Basic /, '') ?? '', 'base64').toString()
    if (given !== `${c.req.param('account')}:${options.twilioAuthToken}`) return refuse(c, 401, 20003, 'Authenticate')
    if (settings.current.sms.outage) return refuse(c, 503, 20503, 'Service unavailable')
    return next()
  })

  app.post('/:account/Messages.json', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const fault = faultIn(form)
    if (fault) return refuse(c, 400, ...fault)
    const now = new Date().toISOString()
    const text = keepText(store, {
      sid: twilioSid('SM'),
      accountSid: c.req.param('account'),
      from: form.get('From')!,
      to: form.get('To')!,
      body: form.get('Body')!,
      direction: 'outbound-api',
      status: 'queued',
      errorCode: null,
      segments: segmentsOf(form.get('Body')!),
      statusCallback: form.get('StatusCallback'),
      createdAt: now,
      sentAt: null,
      updatedAt: now,
    })
    delivery.deliver(text)
    return reply(c, 201, onTheWire(text), settings.spend('sms', 'loseNextAnswers'))
  })

  app.get('/:account/Messages.json', (c) => {
    const query = new URL(c.req.url).searchParams
    const pageSize = Math.min(1000, Number(query.get('PageSize') ?? 50))
    const page = Number(query.get('Page') ?? 0)
    const found = store
      .list<Text>('message', { lookup: query.get('To') ?? undefined, newestFirst: true })
      .filter((text) => text.accountSid === c.req.param('account') && matches(text, query))
    const start = page * pageSize
    const shown = found.slice(start, start + pageSize)
    const uriOf = (number: number) => {
      query.set('Page', String(number))
      return `${c.req.path}?${query}`
    }
    return reply(c, 200, {
      messages: shown.map(onTheWire),
      page,
      page_size: pageSize,
      start,
      end: start + Math.max(0, shown.length - 1),
      uri: uriOf(page),
      first_page_uri: uriOf(0),
      previous_page_uri: page > 0 ? uriOf(page - 1) : null,
      next_page_uri: found.length > start + pageSize ? uriOf(page + 1) : null,
    })
  })

  app.get('/:account/Messages/:file', (c) => {
    const text = readText(store, c.req.param('file').replace(/\.json$/, ''))
    if (text?.accountSid === c.req.param('account')) return reply(c, 200, onTheWire(text))
    return refuse(c, 404, 20404, `The requested resource ${c.req.path} was not found`)
  })

  return app
}

function faultIn(form: URLSearchParams): [code: number, message: string] | undefined {
  const to = form.get('To') ?? ''
  const body = form.get('Body') ?? ''
  if (!to) return [21604, "A 'To' phone number is required."]
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return [21211, `The 'To' number ${to} is not a valid phone number.`]
  if (!form.get('From')) return [21603, "A 'From' phone number is required."]
  if (!body) return [21602, 'Message body is required.']
  if (body.length > 1600) return [21617, 'The concatenated message body exceeds the 1600 character limit.']
  return undefined
}

/** `DateSent`, `DateSent>` and `DateSent<` take a date or an instant; a text not yet sent counts by its creation. */
function matches(text: Text, query: URLSearchParams): boolean {
  const sentAt = text.sentAt ?? text.createdAt
  const on = query.get('DateSent')
  const after = query.get('DateSent>')
  const before = query.get('DateSent<')
  const from = query.get('From')
  if (from && text.from !== from) return false
  if (on && !sentAt.startsWith(on.slice(0, 10))) return false
  if (after && wholeSecond(sentAt) < wholeSecond(after)) return false
  return !(before && wholeSecond(sentAt) > wholeSecond(before))
}

const wholeSecond = (instant: string): number => Math.floor(Date.parse(instant) / 1000)
