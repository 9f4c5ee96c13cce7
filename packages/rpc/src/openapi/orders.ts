import { errorCodes } from '@cauce/domain/errors'
import { z } from 'zod'
import { count, id, ids, line, plan } from './answers.ts'
import { described } from './described.ts'
import { Order, OrderRow, OrderTimelineEntry, orderRow, shipmentState } from './order-answers.ts'

/** Confirmed orders: the questions, and how a shop tells what it ships. */
export const orders = [
  described('orders.list', {
    summary: 'Confirmed orders, newest first',
    description:
      'A page of what a filter lets through; cancelled ones are in it, awaited ones never. Send `next` as `after` to get the following page; it is null on the last one.',
    exampleInput: { shipment: ['unshipped'], limit: 20 },
    answer: z.object({ rows: z.array(OrderRow), next: z.string().nullable() }),
    exampleAnswer: { rows: [orderRow], next: null },
  }),
  described('orders.count', {
    summary: 'How many orders a filter lets through',
    description: 'Counted up to 10,000 (1,000 in a search); one more stands for more than that.',
    exampleInput: { shipment: ['unshipped'] },
    answer: z.object({ count }),
    exampleAnswer: { count: 12 },
  }),
  described('orders.get', {
    summary: 'One order with its lines, plan, refunds and disbursements',
    refuses: ['not-found'],
    exampleInput: { id: ids.order },
    answer: Order,
    exampleAnswer: {
      ...orderRow,
      revision: 1,
      cartVersion: 1,
      acceptedCents: 90_000,
      disbursableCents: 0,
      placedAt: '2026-11-22T10:00:00.000Z',
      cancelledAt: null,
      cancelReason: null,
      merchant: { id: ids.merchant, name: 'Academia Norte', timeZone: 'Europe/Madrid' },
      centre: { id: ids.centre, name: 'Oviedo' },
      email: 'lucia.vega@example.com',
      locale: 'es',
      financing: {
        id: ids.financing,
        reference: 'ENG-2026-118',
        state: 'confirmed',
        agentId: ids.agent,
        agentName: 'Ana Ruiz',
        productName: 'Up to 6 instalments',
      },
      lines: [{ ...line, lineId: ids.line, shipped: false, shippedAt: null, returnedUnits: 0 }],
      cartVersions: [
        {
          version: 1,
          state: 'binding',
          totalCents: 90_000,
          reason: null,
          madeBy: 'Ana Ruiz',
          madeAt: '2026-11-22T10:00:00.000Z',
          settledAt: null,
          lines: [{ ...line, lineId: ids.line, serviceId: null, totalCents: 90_000 }],
        },
      ],
      plan: {
        id: ids.other,
        processId: `instalments/${ids.other}`,
        version: 1,
        nominalYearlyRateBp: 0,
        taePercent: 22.4,
        acceptedAt: '2026-11-22T10:04:00.000Z',
        principalCents: 90_000,
        costCents: 1_500,
        totalCents: 91_500,
        instalments: [
          {
            ...{ id: ids.attempt, number: 1, dueOn: '2026-11-22', amountCents: 91_500 },
            ...{ paidOn: null, state: 'open' },
          },
        ],
        paid: { count: 0, cents: 0 },
        toCome: { count: 1, cents: 91_500 },
        overdue: { count: 0, cents: 0 },
        withdrawal: null,
        card: { brand: 'visa', last4: '4242', expiryMonth: 12, expiryYear: 2030 },
        versions: [
          {
            version: 1,
            reason: 'accepted',
            cartVersion: 1,
            principalCents: 90_000,
            costCents: 1_500,
            totalCents: 91_500,
            madeOn: '2026-11-22',
            madeAt: '2026-11-22T10:04:00.000Z',
            instalments: plan.instalments,
          },
        ],
      },
      charges: [],
      refunds: [],
      disbursements: [],
    },
  }),
  described('orders.timeline', {
    summary: 'What happened to an order, newest first',
    description: 'From the sale on: what was done to it and to its financing, by whom, and each message about it.',
    refuses: ['not-found'],
    exampleInput: { id: ids.order },
    answer: z.array(OrderTimelineEntry),
    exampleAnswer: [
      {
        id: 'action-5130',
        at: '2026-11-23T09:00:00.000Z',
        kind: 'action',
        actor: { kind: 'user', name: 'Web shop' },
        action: 'orders.mark-shipped',
        detail: { shipment: 'shipped' },
      },
    ],
  }),
  described('orders.markShipped', {
    summary: 'Mark an order as shipped',
    description:
      'By `id` or by `reference`: the whole order, or those of its lines that are named by `lineIds` or `lineReferences`. What was shipped before stays so. `lineIds` of the answer are the lines that were not shipped before.',
    refuses: ['not-found', 'order-not-confirmed', 'order-cancelled', 'line-unknown', 'idempotency-key-reused'],
    exampleInput: { reference: 'ENG-2026-118' },
    answer: z.object({ id, shipment: shipmentState, lineIds: z.array(id) }),
    exampleAnswer: { id: ids.order, shipment: 'shipped', lineIds: [ids.line] },
  }),
  described('orders.markManyShipped', {
    summary: 'Mark up to 200 orders as shipped',
    description:
      'Each by itself: one that cannot be keeps no other from it. Answers stand in the order of the question; `code` says why one failed.',
    refuses: ['idempotency-key-reused'],
    exampleInput: { orders: [{ reference: 'ENG-2026-118' }, { reference: 'ENG-2026-119', lineReferences: ['BOOK'] }] },
    answer: z.object({
      results: z.array(
        z.union([
          z.object({ id, outcome: z.enum(['shipped', 'unchanged']), shipment: shipmentState, code: z.null() }),
          z.object({
            id: id.nullable(),
            outcome: z.literal('failed'),
            shipment: z.null(),
            code: z.enum(errorCodes),
          }),
        ]),
      ),
    }),
    exampleAnswer: {
      results: [
        { id: ids.order, outcome: 'shipped', shipment: 'shipped', code: null },
        { id: null, outcome: 'failed', shipment: null, code: 'not-found' },
      ],
    },
  }),
]
