import { deathReasons } from '@cauce/domain/financing/states'
import { returnStates, shipmentStates } from '@cauce/domain/orders/order-lines'
import { cancelReasons } from '@cauce/domain/orders/states'
import type { SentEvent } from '@cauce/domain/webhooks/events'
import { z } from 'zod'
import { cents, id, ids, instant } from './answers.ts'
import { jsonSchema } from './schema.ts'

const sale = {
  id,
  reference: z.string(),
  orderId: id,
  centreId: id,
  totalCents: cents,
}

/** A body as it is sent: `timestamp` is the instant of what happened, not of the sending. */
const told = <Type extends SentEvent, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), timestamp: instant, data: z.strictObject(data) })

const exampleSale = {
  id: ids.financing,
  reference: 'ENG-2026-118',
  orderId: ids.order,
  centreId: ids.centre,
  totalCents: 120_000,
}
const order = {
  id,
  reference: z.string(),
  centreId: id,
  shipment: z.enum(shipmentStates),
  returns: z.enum(returnStates),
  cartVersion: z.int(),
  totalCents: cents,
}
const exampleOrder = {
  id: ids.order,
  reference: 'ENG-2026-118',
  centreId: ids.centre,
  state: 'confirmed',
  shipment: 'shipped',
  returns: 'none',
  cartVersion: 1,
  totalCents: 120_000,
  cancelReason: null,
}
const timestamp = '2026-11-22T10:00:00.000Z'

type DescribedEvent = { summary: string; description: string; body: z.ZodType; example: object }

/** What each event says, and when it is told. */
export const describedEvents: Record<SentEvent, DescribedEvent> = {
  'financing.sent': {
    summary: 'A financing was sent',
    description:
      'The link goes out to the shopper. A financing that is offered again is a new one, with the same order.',
    body: told('financing.sent', { ...sale, state: z.literal('live'), deadReason: z.null() }),
    example: { type: 'financing.sent', timestamp, data: { ...exampleSale, state: 'live', deadReason: null } },
  },
  'financing.in_review': {
    summary: 'A financing is in review',
    description: 'The card was accepted, and somebody decides on the credit.',
    body: told('financing.in_review', { ...sale, state: z.literal('live'), deadReason: z.null() }),
    example: { type: 'financing.in_review', timestamp, data: { ...exampleSale, state: 'live', deadReason: null } },
  },
  'financing.confirmed': {
    summary: 'A financing was confirmed',
    description: 'The shopper has paid, or the card is kept for the first instalment; the order stands.',
    body: told('financing.confirmed', { ...sale, state: z.literal('confirmed'), deadReason: z.null() }),
    example: { type: 'financing.confirmed', timestamp, data: { ...exampleSale, state: 'confirmed', deadReason: null } },
  },
  'financing.dead': {
    summary: 'A financing ended without a sale',
    description: '`deadReason` says why.',
    body: told('financing.dead', { ...sale, state: z.literal('dead'), deadReason: z.enum(deathReasons) }),
    example: { type: 'financing.dead', timestamp, data: { ...exampleSale, state: 'dead', deadReason: 'lapsed' } },
  },
  'order.shipped': {
    summary: 'Something of an order was shipped',
    description:
      '`shipment` says whether that was all of it. Services ship as the order is confirmed, which is not told here.',
    body: told('order.shipped', { ...order, state: z.literal('confirmed'), cancelReason: z.null() }),
    example: { type: 'order.shipped', timestamp, data: exampleOrder },
  },
  'order.changed': {
    summary: 'The cart of an order became another',
    description:
      'By an edit, or a return. A cart above what the shopper agreed to is told once they accept it. Ask for the order to see its lines.',
    body: told('order.changed', { ...order, state: z.literal('confirmed'), cancelReason: z.null() }),
    example: { type: 'order.changed', timestamp, data: { ...exampleOrder, cartVersion: 2, totalCents: 90_000 } },
  },
  'order.cancelled': {
    summary: 'An order was cancelled before it shipped',
    description: 'What the shopper had paid goes back to them.',
    body: told('order.cancelled', { ...order, state: z.literal('cancelled'), cancelReason: z.enum(cancelReasons) }),
    example: {
      type: 'order.cancelled',
      timestamp,
      data: { ...exampleOrder, state: 'cancelled', shipment: 'unshipped', cancelReason: 'shopper-asked' },
    },
  },
  ping: {
    summary: 'Somebody tries the address out',
    description: 'Sent by hand from the page of webhooks, whatever events were chosen.',
    body: told('ping', {}),
    example: { type: 'ping', timestamp, data: {} },
  },
}

const header = (name: string, description: string, schema: object, example: string) => ({
  ...{ name, in: 'header', required: true, description, schema, example },
})

/** The headers of Standard Webhooks (https://www.standardwebhooks.com), which every body comes with. */
export const webhookHeaders = {
  WebhookId: header(
    'webhook-id',
    'The event’s, and the same however often it is sent: do nothing for one that came before.',
    { type: 'string', format: 'uuid' },
    ids.other,
  ),
  WebhookTimestamp: header(
    'webhook-timestamp',
    'When it was sent this time, in seconds since 1970. Refuse what is more than five minutes old.',
    { type: 'string', pattern: '^[0-9]{10}$' },
    '1795341600',
  ),
  WebhookSignature: header(
    'webhook-signature',
    'HMAC-SHA-256 over `<webhook-id>.<webhook-timestamp>.<body>` with the secret without `whsec_`, decoded from Base64. Several, by space, while former secrets still count: one that fits is enough. The libraries of Standard Webhooks check it.',
    { type: 'string', pattern: '^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$' },
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
}

const answers = {
  '2XX': { description: 'It arrived. Answer within 15 seconds, and work afterwards.' },
  410: { description: 'No more: the endpoint is disabled.' },
  default: {
    description:
      'Anything else, a redirect too, is sent again for three days. Events may come twice and in another order: ask for the financing or the order where it matters.',
  },
}

/** What is sent to the addresses of a merchant's own, as OpenAPI 3.1 has it. */
export const webhooks = Object.fromEntries(
  Object.entries(describedEvents).map(([event, { summary, description, body, example }]) => [
    event,
    {
      post: {
        operationId: event,
        tags: ['webhooks'],
        summary,
        description,
        security: [],
        parameters: Object.keys(webhookHeaders).map((name) => ({ $ref: `#/components/parameters/${name}` })),
        requestBody: {
          required: true,
          content: { 'application/json': { schema: jsonSchema(body, 'output'), example } },
        },
        responses: answers,
      },
    },
  ]),
)
