import { type Db, plannedAnew } from '@cauce/database/connection'
import type { ServiceTable } from '@cauce/database/tables'
import type { Scope } from '@cauce/domain/access/scope'
import { type ServiceFilter, ServicePage, type ServiceSort } from '@cauce/domain/catalogue/questions'
import { dateIn } from '@cauce/domain/money/calendar'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { timeZoneOf } from '../access/merchant-calendar.ts'
import { cursorInstant, decodeCursor, encodeCursor } from '../list-cursor.ts'
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
  const { key, type, value } = orders[filter.sort]
  const column = sql.ref(`s.${key}`)
  let page = matchingServices(db, actor.scope, filter, today)
    .orderBy(column, filter.direction)
    .orderBy('s.id', filter.direction)
  if (after !== undefined) {
    const ended = decodeCursor(after, value)
    const beyond = sql.raw(filter.direction === 'desc' ? '<' : '>')
    page = page.where(sql<boolean>`(${column}, s.id) ${beyond} (${ended.value}::${sql.raw(type)}, ${ended.id}::uuid)`)
  }
  const found = await page
    .select([...serviceColumns, sql<string | number>`${column}`.as('sorted_by')])
    .limit(limit + 1)
    .execute()
  const last = found[limit - 1]
  const next = found.length > limit && last ? encodeCursor({ value: last.sorted_by, id: last.id }) : null
  return { rows: found.slice(0, limit).map((row) => serviceRow(row, today)), next }
}

const orders: Record<
  ServiceSort,
  { key: 'reference_key' | 'name_key' | 'price_cents' | 'updated_at'; type: string; value: z.ZodType<string | number> }
> = {
  reference: { key: 'reference_key', type: 'text', value: z.string().max(100).refine(isSeen) },
  name: { key: 'name_key', type: 'text', value: z.string().max(300).refine(isSeen) },
  price: { key: 'price_cents', type: 'bigint', value: z.int().min(0) },
  updated: { key: 'updated_at', type: 'timestamptz', value: cursorInstant },
}

/** Postgres refuses a text with a zero in it. */
function isSeen(text: string): boolean {
  return !text.includes('\0')
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
