import { type Db, plannedAnew } from '@cauce/database/connection'
import type { FinancingTable } from '@cauce/database/tables'
import type { Scope } from '@cauce/domain/access/scope'
import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { addDays } from '@cauce/domain/money/calendar'
import { type Selectable, sql } from 'kysely'
import { startOfDay } from '../access/merchant-calendar.ts'
import { oneOf, saysTerms } from '../list-conditions.ts'
import { searchTerms } from '../search-words.ts'

/** A filter whose tab may also let every financing through. */
export type Matched = Omit<FinancingFilter, 'tab'> & { tab: FinancingFilter['tab'] | 'every' }

/**
 * The financings `f` of a scope that a filter lets through, to be counted, grouped or paged. The scope is said here
 * although row-level security says it too: only so do the indexes lead with it.
 *
 * A search reads the view that stands on the same scope setting, because the policies would keep LIKE from its
 * index, and it is planned anew each time: a plan made for no word in particular reads the whole table for a rare one.
 */
export function matchingFinancings(db: Db, scope: Scope, filter: Matched) {
  const terms = searchTerms(filter.search)
  const source = sql<Selectable<FinancingTable>>`${sql.table(terms ? 'financing_in_scope' : 'financing')}`
  let query = db.selectFrom(source.as('f'))
  if (terms)
    query = query
      .where(saysTerms(terms, { searchText: 'f.search_text', reference: 'lower(f.reference)' }))
      .modifyFront(sql.raw(plannedAnew))
  if (scope.kind === 'merchant') {
    query = query.where('f.merchant_id', '=', scope.merchantId)
    if (scope.centreIds !== 'all') query = query.where(oneOf('f.centre_id', scope.centreIds))
  }
  if (filter.tab === 'all') query = query.where('f.archived_at', 'is', null)
  if (filter.tab === 'archived') query = query.where('f.archived_at', 'is not', null)
  if (filter.tab === 'confirmed') query = query.where('f.state', '=', 'confirmed')
  if (filter.states?.length) query = query.where(oneOf('f.state', filter.states, 'text'))
  if (filter.deadReasons?.length) query = query.where(oneOf('f.dead_reason', filter.deadReasons, 'text'))
  if (filter.centreIds?.length) query = query.where(oneOf('f.centre_id', filter.centreIds))
  if (filter.agentIds?.length) query = query.where(oneOf('f.agent_id', filter.agentIds))
  if (filter.from) query = query.where('f.created_at', '>=', startOfDay(scope, filter.from))
  if (filter.to) query = query.where('f.created_at', '<', startOfDay(scope, addDays(filter.to, 1)))
  if (filter.minCents !== undefined) query = query.where('f.total_cents', '>=', filter.minCents)
  if (filter.maxCents !== undefined) query = query.where('f.total_cents', '<=', filter.maxCents)
  return query
}
