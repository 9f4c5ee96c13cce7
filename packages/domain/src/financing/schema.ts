import { z } from 'zod'
import { cartLineKinds } from '../orders/cart.ts'
import { taxTreatmentNames } from '../orders/tax.ts'
import { deathReasons, financingStates } from './states.ts'

/** Schemas say what is wrong by a code of errors.ts; pages translate it. */
const text = (longest: number) =>
  z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(longest, { error: 'too-long' })

export const Id = z.uuid({ error: 'bad-input' })
export const Locale = z.enum(['es', 'fr', 'en'])
export const CalendarDate = z.iso.date({ error: 'invalid-date' })
const Cents = z.int({ error: 'not-a-number' }).max(100_000_000, { error: 'total-out-of-range' })

export const FinancingReference = text(40)

export const CartLine = z.object({
  kind: z.enum(cartLineKinds),
  reference: text(60),
  name: text(200),
  unitPriceCents: Cents.min(0, { error: 'not-positive' }),
  units: z.int({ error: 'not-a-number' }).min(1, { error: 'not-positive' }).max(10_000, { error: 'bad-input' }),
  taxTreatment: z.enum(taxTreatmentNames),
})

/** The person who pays. Phone, document and birth date are held to their rules by the operation, which knows today. */
export const Shopper = z.object({
  firstName: text(80),
  lastName: text(120),
  email: z.email({ error: 'invalid-email' }).max(200, { error: 'too-long' }),
  phone: z.string({ error: 'required' }).regex(/^\+[1-9][0-9]{6,14}$/, { error: 'invalid-phone' }),
  documentNumber: text(30),
  birthDate: CalendarDate,
  street: text(200),
  postcode: text(12),
  city: text(100),
  country: z.string({ error: 'required' }).regex(/^[A-Z]{2}$/, { error: 'required' }),
  locale: Locale,
})

export const Cart = z.array(CartLine).min(1, { error: 'required' }).max(200, { error: 'too-many-lines' })

/** A sale by phone, as the agent sends it. `customerId` when the agent confirmed that this is a known customer. */
export const NewFinancing = z.object({
  centreId: Id,
  reference: FinancingReference,
  productId: Id,
  customerId: Id.optional(),
  shopper: Shopper,
  lines: Cart,
})

export const financingTabs = ['all', 'archived', 'confirmed'] as const
export const financingSorts = ['created', 'amount'] as const

/** What the list shows: the tab, the chips, the search and the order; also the text of a saved view. */
export const FinancingFilter = z.object({
  tab: z.enum(financingTabs).default('all'),
  search: z.string().trim().max(80).optional(),
  states: z.array(z.enum(financingStates)).max(3).optional(),
  deadReasons: z.array(z.enum(deathReasons)).max(4).optional(),
  centreIds: z.array(Id).max(50).optional(),
  agentIds: z.array(Id).max(50).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  minCents: Cents.min(0).optional(),
  maxCents: Cents.min(0).optional(),
  sort: z.enum(financingSorts).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})

export const FinancingPage = FinancingFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const FinancingId = z.object({ id: Id })
/** Financings chosen together, each once. */
export const FinancingIds = z.object({
  ids: z
    .array(Id)
    .min(1, { error: 'required' })
    .max(200, { error: 'too-many-lines' })
    .transform((ids) => [...new Set(ids)]),
})
export const ReferenceQuestion = z.object({ reference: FinancingReference })
/** What the agent has typed so far of who pays. */
export const CustomerHint = z.object({
  phone: z.string().trim().max(30).optional(),
  email: z.string().trim().max(200).optional(),
})
export const PlanQuestion = z.object({ productId: Id, totalCents: Cents.min(0, { error: 'not-positive' }) })
export const NewNote = z.object({ id: Id, body: text(2000) })
export const NoteId = z.object({ id: Id })
export const ViewId = z.object({ id: Id })
export const NewView = z.object({ name: text(60), query: z.string().max(2000, { error: 'too-long' }) })
export const ReviewDecision = z.object({
  id: Id,
  decision: z.enum(['accept', 'decline']),
  note: z.string().trim().max(2000, { error: 'too-long' }).optional(),
})

export const financingColumns = [
  'created',
  'reference',
  'customer',
  'phone',
  'state',
  'amount',
  'centre',
  'agent',
  'archived',
] as const
export type FinancingColumn = (typeof financingColumns)[number]

/** The current view as a file; without columns, all of them. */
export const FinancingExport = z.object({
  filter: FinancingFilter,
  columns: z.array(z.enum(financingColumns)).min(1).max(financingColumns.length).optional(),
  format: z.enum(['xlsx', 'csv']),
  locale: Locale,
})

export type FinancingExport = z.infer<typeof FinancingExport>
export type NewFinancing = z.infer<typeof NewFinancing>
export type Shopper = z.infer<typeof Shopper>
export type FinancingFilter = z.infer<typeof FinancingFilter>
export type FinancingPage = z.infer<typeof FinancingPage>
