import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Cents, Id, Locale, searchWords } from '../schema.ts'
import { returnStates, shipmentStates } from './order-lines.ts'
import { listedStates } from './states.ts'

export const orderSorts = ['confirmed', 'amount'] as const

/** What the list of orders shows: chips, search and order; also the text of a saved view. */
export const OrderFilter = z.object({
  search: searchWords(longest.search).optional(),
  states: z.array(z.enum(listedStates)).max(listedStates.length).optional(),
  shipment: z.array(z.enum(shipmentStates)).max(shipmentStates.length).optional(),
  returns: z.array(z.enum(returnStates)).max(returnStates.length).optional(),
  centreIds: z.array(Id).max(50).optional(),
  /** Days of confirmation, both included. */
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  minCents: Cents.min(0).optional(),
  maxCents: Cents.min(0).optional(),
  sort: z.enum(orderSorts).default('confirmed'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})

export const OrderPage = OrderFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

/** What the list shows, each in the file as well. */
export const orderColumns = [
  'confirmed',
  'merchant',
  'reference',
  'customer',
  'phone',
  'amount',
  'instalments',
  'paid',
  'disbursed',
  'state',
  'shipment',
  'returns',
  'centre',
  'automatic',
] as const
export type OrderColumn = (typeof orderColumns)[number]

/** The current view as a file; without columns, all of them. */
export const OrderExport = z.object({
  filter: OrderFilter,
  columns: z.array(z.enum(orderColumns)).min(1).max(orderColumns.length).optional(),
  format: z.enum(['xlsx', 'csv']),
  locale: Locale,
})

export type OrderFilter = z.infer<typeof OrderFilter>
export type OrderPage = z.infer<typeof OrderPage>
export type OrderExport = z.infer<typeof OrderExport>
