import { deathReasons, financingStates, liveStages } from '@cauce/domain/financing/states'
import { cartLineKinds } from '@cauce/domain/orders/cart'
import { taxTreatmentNames } from '@cauce/domain/orders/tax'
import { Locale } from '@cauce/domain/schema'
import { z } from 'zod'

/** Pieces of what procedures answer with. */
export const id = z.uuid()
export const instant = z.iso.datetime().describe('UTC')
export const day = z.iso.date()
export const cents = z.int().describe('Integer cents of a euro')
export const count = z.int().min(0)
export const instalmentNumber = z.int().nullable().describe('None of what was paid early, beside the schedule')
export const locale = Locale
export const taxTreatment = z.enum(taxTreatmentNames)
export const Changed = z.object({ id })
export const ChangedMany = z.object({ ids: z.array(id) })

export const financingState = z.enum(financingStates)

export const FinancingRow = z.object({
  id,
  createdAt: instant,
  reference: z.string(),
  customerName: z.string(),
  phone: z.string().describe('E.164'),
  state: financingState,
  stage: z.enum(liveStages).nullable().describe('What a live one waits for'),
  deadReason: z.enum(deathReasons).nullable().describe('Why a dead one died'),
  totalCents: cents,
  merchantId: id,
  centreId: id,
  agentId: id.describe('Who sold: a person or a key'),
  agentName: z.string(),
  archivedAt: instant.nullable(),
  linkSends: count,
  lastLinkSentAt: instant.nullable(),
})

export const CartLine = z.object({
  kind: z.enum(cartLineKinds),
  reference: z.string(),
  name: z.string(),
  unitPriceCents: cents,
  units: z.int(),
  taxTreatment,
  serviceId: id.optional().describe('The service of the catalogue that it was taken from'),
})

export const Plan = z.object({
  instalments: z.array(z.object({ number: z.int(), dueOn: day, amountCents: cents })),
  totalCents: cents.describe('Cart and cost together, in cents'),
  costCents: cents,
  dueTodayCents: cents,
  taePercent: z.number().describe('Annual percentage rate of charge'),
  nominalYearlyRateBp: z.int().describe('Basis points'),
})

export const Merchant = z.object({
  id,
  name: z.string(),
  locale,
  country: z.string(),
  timeZone: z.string(),
})

/** The customer of the examples. */
export const shopper = {
  firstName: 'Lucía',
  lastName: 'Vega Soto',
  email: 'lucia.vega@example.com',
  phone: '+34612345678',
  documentNumber: '12345678Z',
  birthDate: '1990-05-01',
  street: 'Calle Uría 1',
  postcode: '33003',
  city: 'Oviedo',
  country: 'ES',
  locale: 'es',
} as const

const known = z.string()
export const Shopper = z.object({
  customerId: id,
  firstName: known,
  lastName: known,
  email: known,
  phone: known,
  documentNumber: known,
  birthDate: day,
  street: known,
  postcode: known,
  city: known,
  country: known,
  locale,
})

/** Ids of the examples. */
export const ids = {
  financing: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d10',
  other: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d11',
  merchant: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d12',
  centre: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d13',
  product: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d14',
  agent: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d15',
  order: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d16',
  customer: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d17',
  note: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d18',
  service: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d1a',
  line: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d1b',
  attempt: '019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d19',
} as const

export const row = {
  id: ids.financing,
  createdAt: '2026-11-22T10:00:00.000Z',
  reference: 'ENG-2026-118',
  customerName: 'Lucía Vega Soto',
  phone: '+34612345678',
  state: 'live',
  stage: 'waiting-for-shopper',
  deadReason: null,
  totalCents: 90_000,
  merchantId: ids.merchant,
  centreId: ids.centre,
  agentId: ids.agent,
  agentName: 'Web shop',
  archivedAt: null,
  linkSends: 1,
  lastLinkSentAt: '2026-11-22T10:00:00.000Z',
} as const

export const line = {
  kind: 'service',
  reference: 'ENG',
  name: 'English course',
  unitPriceCents: 90_000,
  units: 1,
  taxTreatment: 'exempt',
} as const

export const plan = {
  instalments: [
    { number: 1, dueOn: '2026-11-22', amountCents: 30_500 },
    { number: 2, dueOn: '2026-12-22', amountCents: 30_500 },
    { number: 3, dueOn: '2027-01-22', amountCents: 30_500 },
  ],
  totalCents: 91_500,
  costCents: 1_500,
  dueTodayCents: 30_500,
  taePercent: 22.4,
  nominalYearlyRateBp: 0,
}
