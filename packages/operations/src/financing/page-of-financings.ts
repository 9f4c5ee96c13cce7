import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { sql } from 'kysely'
import { encodeCursor } from '../list-cursor.ts'
import type { FinancingRow } from './financing-row.ts'
import type { matchingFinancings } from './matching-financings.ts'
import { decodeCursor } from './page-cursor.ts'

/** Sorted as the filter says and continued after a cursor. Refuses an `after` that no page gave with `bad-input`. */
export function pageOf(
  query: ReturnType<typeof matchingFinancings>,
  filter: FinancingFilter,
  after: string | undefined,
) {
  const column = filter.sort === 'amount' ? 'f.total_cents' : 'f.created_at'
  const sorted = query.orderBy(column, filter.direction).orderBy('f.id', filter.direction)
  if (after === undefined) return sorted
  const { value, id } = decodeCursor(after, filter.sort)
  const beyond = sql.raw(filter.direction === 'desc' ? '<' : '>')
  const type = sql.raw(filter.sort === 'amount' ? 'bigint' : 'timestamptz')
  return sorted.where(sql<boolean>`(${sql.ref(column)}, f.id) ${beyond} (${value}::${type}, ${id}::uuid)`)
}

/** The cursor of the page that ends with this row. */
export const cursorAfter = ({ id, totalCents, createdAt }: FinancingRow, { sort }: FinancingFilter): string =>
  encodeCursor({ value: sort === 'amount' ? totalCents : createdAt, id })
