import { type Db, plannedAnew } from '@cauce/database/connection'
import type { OrdersTable } from '@cauce/database/tables'
import type { Scope } from '@cauce/domain/access/scope'
import { addDays } from '@cauce/domain/money/calendar'
import type { OrderFilter } from '@cauce/domain/orders/filter'
import { type Selectable, sql } from 'kysely'
import { startOfDay } from '../access/merchant-calendar.ts'
import { oneOf, saysTerms } from '../list-conditions.ts'
import { searchTerms } from '../search-words.ts'

/**
 * The orders `o` of a scope that were ever confirmed and that a filter lets through: who never agreed to one has none.
 * Scope and search are said as for financings, and for the same reasons.
 */
export function matchingOrders(db: Db, scope: Scope, filter: OrderFilter) {
  const terms = searchTerms(filter.search)
  const source = sql<Selectable<OrdersTable>>`${sql.table(terms ? 'orders_in_scope' : 'orders')}`
  let query = db.selectFrom(source.as('o')).where('o.confirmed_at', 'is not', null)
  if (terms)
    query = query
      .where(saysTerms(terms, { searchText: 'o.search_text', reference: 'o.reference_key' }))
      .modifyFront(sql.raw(plannedAnew))
  if (scope.kind === 'merchant') {
    query = query.where('o.merchant_id', '=', scope.merchantId)
    if (scope.centreIds !== 'all') query = query.where(oneOf('o.centre_id', scope.centreIds))
  }
  if (filter.states?.length) query = query.where(oneOf('o.state', filter.states, 'text'))
  // Nothing is to be shipped of what was cancelled.
  if (filter.shipment?.length)
    query = query.where(oneOf('o.shipment', filter.shipment, 'text')).where('o.state', '<>', 'cancelled')
  if (filter.returns?.length) query = query.where(oneOf('o.returns', filter.returns, 'text'))
  if (filter.centreIds?.length) query = query.where(oneOf('o.centre_id', filter.centreIds))
  if (filter.from) query = query.where('o.confirmed_at', '>=', startOfDay(scope, filter.from))
  if (filter.to) query = query.where('o.confirmed_at', '<', startOfDay(scope, addDays(filter.to, 1)))
  if (filter.minCents !== undefined) query = query.where('o.total_cents', '>=', filter.minCents)
  if (filter.maxCents !== undefined) query = query.where('o.total_cents', '<=', filter.maxCents)
  return query
}
