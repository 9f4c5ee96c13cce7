import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import type { EntryFilter, LedgerPeriod } from '@cauce/domain/ledger/questions'
import { addDays } from '@cauce/domain/money/calendar'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { startOfDay } from '../access/merchant-calendar.ts'

/** The merchants whose entries `e` are asked for: those named, of those in scope. */
export function ofMerchants(scope: Scope, merchantIds: LedgerPeriod['merchantIds'], table = 'e'): RawBuilder<SqlBool> {
  const column = sql.ref(`${table}.merchant_id`)
  const named = merchantIds?.length ? sql<SqlBool>`${column} = any(${[...merchantIds]}::uuid[])` : sql<SqlBool>`true`
  return scope.kind === 'merchant' ? sql<SqlBool>`(${column} = ${scope.merchantId} and ${named})` : named
}

/** Entries `e` posted before a day begins; all where none is named. */
export const postedBefore = (scope: Scope, day: string | undefined): RawBuilder<SqlBool> =>
  day === undefined ? sql<SqlBool>`true` : sql<SqlBool>`e.posted_at < ${startOfDay(scope, day)}`

/** Entries `e` posted by the end of a day; all where none is named. */
export const postedBy = (scope: Scope, day: string | undefined): RawBuilder<SqlBool> =>
  postedBefore(scope, day && addDays(day, 1))

/** The entries `e` that a filter lets through. */
export async function matchingEntries(db: Db, scope: Scope, filter: EntryFilter): Promise<RawBuilder<SqlBool>> {
  const { accounts, kinds, search, from, to } = filter
  const conditions = [ofMerchants(scope, filter.merchantIds), postedBy(scope, to)]
  if (from) conditions.push(sql`e.posted_at >= ${startOfDay(scope, from)}`)
  if (kinds?.length) conditions.push(sql`e.kind = any(${[...kinds]}::text[])`)
  if (accounts?.length)
    conditions.push(
      sql`exists (select from ledger_posting p where p.entry_id = e.id and p.account = any(${[...accounts]}::text[]))`,
    )
  if (search) conditions.push(await about(db, search))
  return sql.join(conditions, sql` and `)
}

/** A beginning that more orders have than this finds entries of so many of them. */
const ordersAtMost = 500

/**
 * Entries of the orders whose reference begins so, of the disbursement or of the refund with that number. Which ones is
 * asked first: only so do the entries come by their indexes, and a beginning by its own, through the view.
 */
async function about(db: Db, search: string): Promise<RawBuilder<SqlBool>> {
  const beginning = `${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ kind: 'order' | 'disbursement'; id: string }>`
    (select 'order' as kind, o.id from orders_in_scope o where o.reference_key like ${beginning} limit ${ordersAtMost})
    union all select 'order', r.order_id from refund r where r.number = upper(${search})
    union all select 'disbursement', d.id from disbursement d where d.number = upper(${search})`.execute(db)
  const ids = (kind: 'order' | 'disbursement') => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  return sql`(e.order_id = any(${ids('order')}::uuid[]) or e.disbursement_id = any(${ids('disbursement')}::uuid[]))`
}
