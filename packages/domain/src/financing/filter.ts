import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Cents, Id, Locale, searchWords } from '../schema.ts'
import { deathReasons, financingStates } from './states.ts'

export const financingTabs = ['all', 'archived', 'confirmed'] as const
export const financingSorts = ['created', 'amount'] as const

/** What the list shows: the tab, the chips, the search and the order; also the text of a saved view. */
export const FinancingFilter = z.object({
  tab: z.enum(financingTabs).default('all'),
  search: searchWords(longest.search).optional(),
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

/** What the list shows, each in the file as well; there also when one was archived. */
export const financingColumns = [
  'created',
  'merchant',
  'reference',
  'customer',
  'phone',
  'state',
  'amount',
  'centre',
  'agent',
  'sends',
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

export type FinancingFilter = z.infer<typeof FinancingFilter>
export type FinancingPage = z.infer<typeof FinancingPage>
export type FinancingExport = z.infer<typeof FinancingExport>
