import { deliveryStates } from '@cauce/domain/messaging/states'
import { z } from 'zod'
import {
  CartLine,
  cents,
  count,
  day,
  FinancingRow,
  id,
  instalmentNumber,
  instant,
  Merchant,
  Shopper,
  taxTreatment,
} from './answers.ts'

const named = z.object({ id, name: z.string() })

export const Financing = FinancingRow.extend({
  merchant: named,
  shopper: Shopper,
  order: z.object({ id, reference: z.string(), state: z.enum(['awaited', 'confirmed', 'cancelled']) }),
  centre: named,
  product: named,
  lines: z.array(CartLine),
  plan: z
    .object({
      instalments: z.array(
        z.object({ number: instalmentNumber, dueOn: day, amountCents: cents, paidAt: instant.nullable() }),
      ),
      totalCents: cents,
      costCents: cents,
      taePercent: z.number(),
      nominalYearlyRateBp: z.int(),
      acceptedAt: instant,
    })
    .nullable()
    .describe('What the shopper chose; there once it is confirmed'),
  card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
  creditReason: z
    .enum(['blocked-document', 'amount-too-high', 'too-many-financings', 'amount-needs-review'])
    .nullable(),
  reviewSince: instant.nullable(),
  linkExpiresAt: instant.nullable(),
  linkDelivery: z
    .object({ state: z.enum(deliveryStates), failureCode: z.string().nullable() })
    .nullable()
    .describe('How the link sent last fares, and why it did not arrive'),
  offerEndsAt: instant,
  settledAt: instant.nullable(),
  resend: z
    .object({
      allowed: z.boolean(),
      refusal: z.enum(['not-live', 'resend-too-soon', 'resend-limit-reached', 'claimed-by-shopper']).nullable(),
      secondsLeft: z.int(),
      left: z.int(),
    })
    .describe('Whether the link may be sent again, why not, after how many seconds, and how often still'),
  attempts: z.array(
    z.object({
      id,
      begunAt: instant,
      submittedAt: instant.nullable().describe('When its card was given'),
      state: z.string(),
      instalments: z.int(),
      declineCode: z.string().nullable(),
    }),
  ),
  notes: z.array(
    z.object({ id, body: z.string(), authorName: z.string().nullable(), createdAt: instant, mine: z.boolean() }),
  ),
  processId: z.string(),
})

export const TimelineEntry = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(['action', 'message']),
  actor: z.object({ kind: z.enum(['user', 'system', 'shopper']), name: z.string().nullable() }),
  action: z.string(),
  template: z
    .enum([
      'financing-link',
      'financing-reminder',
      'financing-confirmed',
      'financing-declined',
      'financing-in-review',
      'payment-voided',
      'payment-refunded',
    ])
    .optional(),
  channel: z.enum(['sms', 'email']).optional(),
  deliveryState: z.enum(['queued', 'sent', 'delivered', 'failed', 'unknown']).optional(),
  segments: z.int().nullish(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

export const Options = z.object({
  merchant: Merchant.nullable(),
  merchants: z.array(named).describe('All merchants, for the platform; none for a key'),
  centres: z.array(z.object({ id, name: z.string(), taxTreatment })),
  products: z.array(
    z.object({
      id,
      name: z.string(),
      terms: z.object({
        pricing: z.union([
          z.object({ kind: z.literal('fees'), setupFeeCents: cents, instalmentFeeCents: cents }),
          z.object({ kind: z.literal('rate'), nominalYearlyRateBp: z.int() }),
        ]),
        instalmentCounts: z.array(z.int()),
        minCents: cents,
        maxCents: cents,
        firstInstalment: z.enum(['today', 'in-a-month']),
      }),
    }),
  ),
  agents: z.array(z.object({ id, name: z.string(), centreIds: z.array(id) })),
  today: day,
  linkDays: count,
  checkoutOrigin: z.string(),
  linkLength: count,
})
