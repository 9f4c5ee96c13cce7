import { type Db, plannedAnew } from '@cauce/database/connection'
import type { ServiceTable } from '@cauce/database/tables'
import type { Scope } from '@cauce/domain/access/scope'
import { type ServiceFilter, ServicePage, type ServiceSort } from '@cauce/domain/catalogue/questions'
import { dateIn } from '@cauce/domain/money/calendar'
import { type Selectable, sql } from 'kysely'
import { timeZoneOf } from '../access/merchant-calendar.ts'
import { cutPage, type Order, pageOf } from '../list-cursor.ts'
import { type ReadingContext, reading } from '../operation.ts'
import { saysWords } from './search-services.ts'
import { type ServiceRow, serviceColumns, serviceRow } from './service-row.ts'

export type ServiceList = { rows: ServiceRow[]; next: string | null }

/**
 * A page of the services that a filter lets through, continuing where `after` says; those removed are not there. Refuses
 * an `after` that no page gave with `bad-input`.
 */
export const listServices = reading({
  name: 'services.list',
  permission: 'services.read',
  input: ServicePage,
  run: (context, { limit, ...asked }) => pageOfServices(context, asked, limit),
})

/** The same for any number of rows. */
export async function pageOfServices(
  { db, actor, now }: ReadingContext,
  { after, ...filter }: ServiceFilter & { after?: string | undefined },
  limit: number,
): Promise<ServiceList> {
  const today = dateIn(await timeZoneOf(db, actor.scope), now)
  const order = { ...sorted[filter.sort], id: 's.id', direction: filter.direction }
  const found = await cutPage(matchingServices(db, actor.scope, filter, today), order, { after, limit })
    .select([...serviceColumns, sql<string | number>`${sql.ref(order.by)}`.as('sorted_by')])
    .execute()
  const { rows, next } = pageOf(found, limit, ({ sorted_by, id }) => ({ value: sorted_by, id }))
  return { rows: rows.map((row) => serviceRow(row, today)), next }
}

const sorted: Record<ServiceSort, Pick<Order, 'by' | 'type'>> = {
  reference: { by: 's.reference_key', type: 'text' },
  name: { by: 's.name_key', type: 'text' },
  price: { by: 's.price_cents', type: 'bigint' },
  updated: { by: 's.updated_at', type: 'timestamptz' },
}

/**
 * The services `s` of a scope that a filter lets through. The scope is said here although row-level security says it too:
 * only so do the indexes lead with it. A search reads the view that states the scope, as for financings.
 */
function matchingServices(db: Db, scope: Scope, filter: ServiceFilter, today: string) {
  const words = saysWords(filter.search)
  const source = sql<Selectable<ServiceTable>>`${sql.table(words ? 'service_in_scope' : 'service')}`
  let query = db.selectFrom(source.as('s')).where('s.removed_at', 'is', null)
  if (words) query = query.where(words).modifyFront(sql.raw(plannedAnew))
  if (scope.kind === 'merchant') {
    query = query.where('s.merchant_id', '=', scope.merchantId)
    if (scope.centreIds !== 'all') query = query.where(isOfCentre(scope.centreIds))
  }
  if (filter.centreIds?.length) query = query.where(isOfCentre(filter.centreIds))
  if (filter.end === 'past') query = query.where('s.ends_on', '<', today)
  if (filter.end === 'ahead')
    query = query.where(({ eb, or }) => or([eb('s.ends_on', 'is', null), eb('s.ends_on', '>=', today)]))
  return query
}

/** An array and not a list of values: the statement's text stays the same however many there are. */
const isOfCentre = (ids: readonly string[]) => sql<boolean>`s.centre_id = any(${[...ids]}::uuid[])`
