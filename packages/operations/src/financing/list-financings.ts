import { type FinancingFilter, FinancingPage } from '@cauce/domain/financing/schema'
import { sql } from 'kysely'
import { reading } from '../operation.ts'
import { type FinancingRow, financingRow, rowColumns } from './financing-row.ts'
import { matchingFinancings } from './matching-financings.ts'
import { decodeCursor, encodeCursor } from './page-cursor.ts'

export type FinancingList = { rows: FinancingRow[]; next: string | null }

/**
 * A page of the financings that a filter lets through, continuing where `after` says. The page costs the same
 * however far down it lies. Refuses an `after` that no page gave with `bad-input`.
 */
export const listFinancings = reading({
  name: 'list-financings',
  permission: 'financings.read',
  input: FinancingPage,
  async run({ db, actor, now }, { after, limit, ...filter }): Promise<FinancingList> {
    const found = await pageOf(matchingFinancings(db, actor.scope, filter), filter, after)
      .innerJoin('app_user as a', 'a.id', 'f.agent_id')
      .select(rowColumns)
      .limit(limit + 1)
      .execute()
    const rows = found.slice(0, limit).map((row) => financingRow(row, now))
    const last = rows.at(-1)
    return { rows, next: found.length > limit && last ? encodeCursor(positionOf(last, filter)) : null }
  },
})

function pageOf(query: ReturnType<typeof matchingFinancings>, filter: FinancingFilter, after: string | undefined) {
  const column = filter.sort === 'amount' ? 'f.total_cents' : 'f.created_at'
  const sorted = query.orderBy(column, filter.direction).orderBy('f.id', filter.direction)
  if (after === undefined) return sorted
  const { value, id } = decodeCursor(after)
  const beyond = sql.raw(filter.direction === 'desc' ? '<' : '>')
  const type = sql.raw(filter.sort === 'amount' ? 'bigint' : 'timestamptz')
  return sorted.where(sql<boolean>`(${sql.ref(column)}, f.id) ${beyond} (${value}::${type}, ${id}::uuid)`)
}

const positionOf = (row: FinancingRow, filter: FinancingFilter) => ({
  value: filter.sort === 'amount' ? row.totalCents : row.createdAt,
  id: row.id,
})
