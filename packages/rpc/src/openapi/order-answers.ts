import { disbursementStates } from '@cauce/domain/disbursement/states'
import { type OrderTemplate, orderChannels } from '@cauce/domain/messaging/templates'
import { returnStates, shipmentStates } from '@cauce/domain/orders/order-lines'
import { cancelReasons, cartStates, listedStates } from '@cauce/domain/orders/states'
import { chargePurposes, chargeStates } from '@cauce/domain/payments/states'
import { z } from 'zod'
import { CartLine, cents, count, day, id, ids, instalmentNumber, instant, locale } from './answers.ts'
import { TimelineEntry } from './financing-answers.ts'

const named = z.object({ id, name: z.string() })

export const shipmentState = z.enum(shipmentStates)

export const OrderRow = z.object({
  id,
  confirmedAt: instant,
  merchantId: id,
  reference: z.string(),
  customerId: id,
  customerName: z.string(),
  phone: z.string().describe('E.164'),
  totalCents: cents.describe('The cart that binds, in cents'),
  instalments: count,
  paidCents: cents.describe('What of the instalments was paid'),
  refundedCents: cents.describe('What went back to the shopper, or is to'),
  disbursedCents: cents.describe('What the merchant was paid for it: less returns, less commission with VAT'),
  state: z.enum(listedStates),
  shipment: shipmentState,
  returns: z.enum(returnStates),
  centreId: id,
  automaticPayments: z.boolean().describe('Whether instalments of the customer are charged by themselves'),
})

const Line = CartLine.extend({
  lineId: id,
  shipped: z.boolean(),
  shippedAt: instant.nullable(),
  returnedUnits: count,
})

const CartVersion = z.object({
  version: z.int(),
  state: z.enum(cartStates),
  totalCents: cents,
  reason: z.string().nullable(),
  madeBy: z.string().nullable(),
  madeAt: instant,
  settledAt: instant.nullable(),
  lines: z.array(
    CartLine.omit({ serviceId: true }).extend({ lineId: id, serviceId: id.nullable(), totalCents: cents }),
  ),
})

const part = z.object({ count, cents })

const Plan = z.object({
  id,
  processId: z.string(),
  version: z.int(),
  nominalYearlyRateBp: z.int().describe('Basis points'),
  taePercent: z.number().describe('Annual percentage rate of charge, as the shopper agreed to it'),
  acceptedAt: instant,
  principalCents: cents,
  costCents: cents,
  totalCents: cents,
  instalments: z.array(
    z.object({
      id,
      number: instalmentNumber,
      dueOn: day,
      amountCents: cents,
      paidOn: day.nullable(),
      state: z
        .enum(['paid', 'open', 'unknown', 'overdue', 'held'])
        .describe('overdue: no longer tried by itself; held: its day has gone by while automatic payments are off'),
    }),
  ),
  paid: part,
  toCome: part,
  overdue: part.describe('What is overdue or held'),
  withdrawal: z
    .object({ declaredAt: instant, declaredOn: day, declaredBy: z.enum(['shopper', 'agent']), isDone: z.boolean() })
    .nullable()
    .describe('The shopper withdrew from the credit; not done while it is not known what became of a charge'),
  card: z.object({ brand: z.string(), last4: z.string(), expiryMonth: z.int(), expiryYear: z.int() }).nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      reason: z.enum(['accepted', 'cart-changed', 'cancelled', 'prepaid', 'settled', 'withdrawn']),
      cartVersion: z.int(),
      principalCents: cents,
      costCents: cents,
      totalCents: cents,
      madeOn: day,
      madeAt: instant,
      instalments: z.array(z.object({ number: instalmentNumber, dueOn: day, amountCents: cents })),
    }),
  ),
})

export const Order = OrderRow.extend({
  revision: z.int().describe('Moves with every change'),
  cartVersion: z.int(),
  acceptedCents: cents.describe('The most that the shopper agreed to, in cents'),
  disbursableCents: cents.describe('What the merchant is owed by now, paid or not, before commission'),
  placedAt: instant,
  cancelledAt: instant.nullable(),
  cancelReason: z.enum(cancelReasons).nullable(),
  merchant: named.extend({ timeZone: z.string() }),
  centre: named,
  email: z.string(),
  locale,
  financing: z
    .object({
      id,
      reference: z.string(),
      state: z.enum(['live', 'confirmed', 'dead']),
      agentId: id,
      agentName: z.string(),
      productName: z.string(),
    })
    .nullable(),
  lines: z.array(Line).describe('Those of the cart that binds, then those that came back whole'),
  cartVersions: z.array(CartVersion),
  plan: Plan.nullable(),
  charges: z.array(
    z.object({
      id,
      purpose: z.enum(chargePurposes),
      instalment: z.int().nullable(),
      amountCents: cents,
      state: z.enum(chargeStates),
      declineCode: z.string().nullable(),
      askedBy: z.enum(['schedule', 'shopper', 'agent']),
      begunAt: instant,
      settledAt: instant.nullable(),
      last4: z.string().nullable(),
    }),
  ),
  refunds: z.array(
    z.object({
      id,
      number: z.string(),
      cause: z.enum(['return', 'cart-changed', 'cancelled', 'withdrawal']),
      cartVersion: z.int(),
      amountCents: cents,
      state: z.enum(['due', 'to-transfer', 'paid']),
      dueOn: day,
      dueAt: instant,
      settledAt: instant.nullable(),
    }),
  ),
  disbursements: z.array(
    z.object({
      id,
      number: z.string(),
      day,
      state: z.enum(disbursementStates),
      shippedCents: cents,
      returnedCents: cents,
      netCents: cents.describe('Commission without VAT'),
      vatCents: cents,
    }),
  ),
})

const templates = Object.keys(orderChannels) as OrderTemplate[]

export const OrderTimelineEntry = TimelineEntry.extend({
  template: z.enum([...TimelineEntry.shape.template.unwrap().options, ...templates]).optional(),
})

export const orderRow = {
  id: ids.order,
  confirmedAt: '2026-11-22T10:04:00.000Z',
  merchantId: ids.merchant,
  reference: 'ENG-2026-118',
  customerId: ids.customer,
  customerName: 'Lucía Vega Soto',
  phone: '+34612345678',
  totalCents: 90_000,
  instalments: 3,
  paidCents: 30_500,
  refundedCents: 0,
  disbursedCents: 0,
  state: 'confirmed',
  shipment: 'unshipped',
  returns: 'none',
  centreId: ids.centre,
  automaticPayments: true,
} as const
