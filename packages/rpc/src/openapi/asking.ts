import { z } from 'zod'
import { count, day, FinancingRow, id, ids, line, Plan, plan, row, Shopper, shopper } from './answers.ts'
import { described } from './described.ts'
import { Financing, Options, TimelineEntry } from './financing-answers.ts'

/** The questions about financings. */
export const asking = [
  described('financings.list', {
    summary: 'Financings, newest first',
    description:
      'A page of what a filter lets through. Send `next` as `after` to get the following page; it is null on the last one.',
    exampleInput: { tab: 'all', states: ['live'], limit: 20 },
    answer: z.object({ rows: z.array(FinancingRow), next: z.string().nullable() }),
    exampleAnswer: { rows: [row], next: null },
  }),
  described('financings.counts', {
    summary: 'How many financings each tab holds',
    description: 'Counted up to 10,000 (1,000 in a search); one more stands for more than that.',
    exampleInput: { states: ['live', 'confirmed'] },
    answer: z.object({ all: count, archived: count, confirmed: count }),
    exampleAnswer: { all: 118, archived: 4, confirmed: 71 },
  }),
  described('financings.perDay', {
    summary: 'How the financings of each day stand now',
    description: 'Days are those of the merchant’s calendar: the last 30, or the range of the filter, at most 92.',
    exampleInput: { from: '2026-11-22', to: '2026-11-22' },
    answer: z.array(z.object({ day, live: count, confirmed: count, dead: count })),
    exampleAnswer: [{ day: '2026-11-22', live: 3, confirmed: 5, dead: 1 }],
  }),
  described('financings.get', {
    summary: 'One financing with its order, shopper, plan and notes',
    refuses: ['not-found'],
    exampleInput: { id: ids.financing },
    answer: Financing,
    exampleAnswer: {
      ...row,
      merchant: { id: ids.merchant, name: 'Academia Norte' },
      shopper: { customerId: ids.customer, ...shopper },
      order: { id: ids.order, reference: 'ENG-2026-118', state: 'awaited' },
      centre: { id: ids.centre, name: 'Oviedo' },
      product: { id: ids.product, name: 'Up to 6 instalments' },
      lines: [line],
      plan: null,
      card: null,
      creditReason: null,
      reviewSince: null,
      linkExpiresAt: '2026-12-06T10:00:00.000Z',
      linkDelivery: { state: 'delivered', failureCode: null },
      offerEndsAt: '2027-01-21T10:00:00.000Z',
      settledAt: null,
      resend: { allowed: false, refusal: 'resend-too-soon', secondsLeft: 42, left: 9 },
      attempts: [],
      notes: [],
      processId: `financing/${ids.financing}`,
    },
  }),
  described('financings.timeline', {
    summary: 'What happened to a financing, newest first',
    description: 'What was done to it, by whom, and each message about it.',
    refuses: ['not-found'],
    exampleInput: { id: ids.financing },
    answer: z.array(TimelineEntry),
    exampleAnswer: [
      {
        id: 'action-5121',
        at: '2026-11-22T10:00:00.000Z',
        kind: 'action',
        actor: { kind: 'user', name: 'Web shop' },
        action: 'financing.send',
        detail: { state: 'live', totalCents: 90_000 },
      },
    ],
  }),
  described('financings.options', {
    summary: 'Centres, products and people to choose from',
    description: 'What a new financing is made of: its centre, the product with its limits, and the day it is there.',
    answer: Options,
    exampleAnswer: {
      merchant: { id: ids.merchant, name: 'Academia Norte', locale: 'es', country: 'ES', timeZone: 'Europe/Madrid' },
      merchants: [],
      centres: [{ id: ids.centre, name: 'Oviedo', taxTreatment: 'exempt' }],
      products: [
        {
          id: ids.product,
          name: 'Up to 6 instalments',
          terms: {
            pricing: { kind: 'fees', setupFeeCents: 1_500, instalmentFeeCents: 0 },
            instalmentCounts: [3, 6],
            minCents: 10_000,
            maxCents: 500_000,
            firstInstalment: 'today',
          },
        },
      ],
      agents: [{ id: ids.agent, name: 'Ana Ruiz', centreIds: [ids.centre] }],
      today: '2026-11-22',
      linkDays: 14,
      checkoutOrigin: 'https://pay.example.com',
      linkLength: 49,
    },
  }),
  described('financings.checkReference', {
    summary: 'Whether an order reference is taken',
    description: 'Upper and lower case do not tell references apart. Sending refuses a taken one anyway.',
    exampleInput: { reference: 'ENG-2026-118' },
    answer: z.object({ taken: z.boolean() }),
    exampleAnswer: { taken: true },
  }),
  described('financings.suggestCustomers', {
    summary: 'Known customers with exactly this phone or e-mail',
    description: 'At most five, the newest first. Send the `id` as `customerId` once the person has confirmed it.',
    exampleInput: { phone: '+34612345678' },
    answer: z.array(Shopper.omit({ customerId: true }).extend({ id })),
    exampleAnswer: [{ id: ids.customer, ...shopper }],
  }),
  described('financings.simulate', {
    summary: 'The plans a product offers for a total',
    description: 'Fewest instalments first; none where the total is out of the product’s limits.',
    refuses: ['product-not-offered'],
    exampleInput: { productId: ids.product, totalCents: 90_000 },
    answer: z.array(Plan),
    exampleAnswer: [plan],
  }),
  described('financings.views', {
    summary: 'The key’s own saved filters, by name',
    answer: z.array(z.object({ id, name: z.string(), query: z.string() })),
    exampleAnswer: [{ id: ids.other, name: 'Live today', query: 'states=live' }],
  }),
]
