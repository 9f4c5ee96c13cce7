import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Id, Locale, searchWords } from '../schema.ts'
import { ledgerAccounts, ledgerEntryKinds } from './entries.ts'

/** Of which merchants, all where none is named, and on which days of posting, both included. */
export const LedgerPeriod = z.object({
  merchantIds: z.array(Id).max(50).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
})

/** Which entries a list shows: `search` is an order's reference or its beginning, or the number of a disbursement or refund. */
export const EntryFilter = LedgerPeriod.extend({
  /** Those that touch any of these accounts. */
  accounts: z.array(z.enum(ledgerAccounts)).max(ledgerAccounts.length).optional(),
  kinds: z.array(z.enum(ledgerEntryKinds)).max(ledgerEntryKinds.length).optional(),
  search: searchWords(longest.search).optional(),
})

export const EntryPage = EntryFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

/** An account over its last months, up to and with that of `to`. */
export const AccountMonths = LedgerPeriod.pick({ merchantIds: true, to: true }).extend({
  account: z.enum(ledgerAccounts),
})

/** What of the product is held against the ledger: all of these merchants, or of all. */
export const LedgerCheckOf = LedgerPeriod.pick({ merchantIds: true })

const form = { format: z.enum(['xlsx', 'csv']), locale: Locale }
export const BalanceExport = z.object({ filter: LedgerPeriod, ...form })
/** A list names the columns it shows; the file has all of them, and a line for each posting. */
export const EntryExport = z.object({
  filter: EntryFilter,
  columns: z.array(z.string().max(40)).max(20).optional(),
  ...form,
})

export type LedgerPeriod = z.infer<typeof LedgerPeriod>
export type EntryFilter = z.infer<typeof EntryFilter>
export type BalanceExport = z.infer<typeof BalanceExport>
export type EntryExport = z.infer<typeof EntryExport>
