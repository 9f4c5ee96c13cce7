import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { addDays } from '@cauce/domain/money/calendar'
import { daysOfAge } from '@cauce/domain/payments/overdue'
import type { OverdueFilter } from '@cauce/domain/payments/overdue-questions'
import { type SqlBool, sql } from 'kysely'
import { oneOf, saysTerms } from '../list-conditions.ts'
import { searchTerms } from '../search-words.ts'

/** For how many days an instalment `i` of a merchant `m` has been due, by its own calendar. */
export const daysDue = (now: string) => sql<number>`((${now}::timestamptz at time zone m.time_zone)::date - i.due_on)`

/** What becomes of an instalment `i` of a customer `c` by itself, as `OverdueStanding` has it. */
export const standing = sql<string>`case
  when i.overdue_at is not null then 'given-up' when c.automatic_payments then 'retried' else 'held' end`

/**
 * The instalments `i` of a scope that were due before today and are not paid, as a filter lets them through, with their
 * order `o`, its customer `c` and their merchant `m`.
 */
export function overdueInstalments(db: Db, scope: Scope, now: string, filter: OverdueFilter) {
  let query = db
    .selectFrom('instalment as i')
    .innerJoin('payment_plan as plan', 'plan.id', 'i.plan_id')
    .innerJoin('orders as o', 'o.id', 'plan.order_id')
    .innerJoin('customer as c', 'c.id', 'o.customer_id')
    .innerJoin('merchant as m', 'm.id', 'i.merchant_id')
    .where('i.paid_at', 'is', null)
    .where('i.until_version', 'is', null)
    // No calendar is further than a day from this one; only so is the index of due days of use.
    .where('i.due_on', '<=', addDays(now.slice(0, 10), 1))
    .where(sql<SqlBool>`${daysDue(now)} > 0`)
  if (scope.kind === 'merchant') {
    query = query.where('i.merchant_id', '=', scope.merchantId)
    if (scope.centreIds !== 'all') query = query.where(oneOf('o.centre_id', scope.centreIds))
  }
  const terms = searchTerms(filter.search)
  if (terms) query = query.where(saysTerms(terms, { searchText: 'o.search_text', reference: 'o.reference_key' }))
  if (filter.merchantIds?.length) query = query.where(oneOf('i.merchant_id', filter.merchantIds))
  if (filter.centreIds?.length) query = query.where(oneOf('o.centre_id', filter.centreIds))
  const { ages } = filter
  if (ages?.length) query = query.where(({ or }) => or(ages.map((age) => isOfAge(now, daysOfAge[age]))))
  if (filter.standings?.length) query = query.where(sql<SqlBool>`${standing} = any(${[...filter.standings]}::text[])`)
  if (filter.from) query = query.where('i.due_on', '>=', filter.from)
  if (filter.to) query = query.where('i.due_on', '<=', filter.to)
  if (filter.minCents !== undefined) query = query.where('i.amount_cents', '>=', filter.minCents)
  if (filter.maxCents !== undefined) query = query.where('i.amount_cents', '<=', filter.maxCents)
  return query
}

const isOfAge = (now: string, { from, to }: { from: number; to: number | null }) =>
  to === null ? sql<SqlBool>`${daysDue(now)} >= ${from}` : sql<SqlBool>`${daysDue(now)} between ${from} and ${to}`
