import { DisbursementPage } from '@cauce/domain/disbursement/filter'
import { CalendarDate } from '@cauce/domain/schema'
import { type SqlBool, sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { type DisbursementRow, disbursementRow, rowColumns } from './disbursement-row.ts'
import { matchingDisbursements } from './matching-disbursements.ts'

/** A page of the daily payments, newest first. Refuses an `after` that no page gave with `bad-input`. */
export const listDisbursements = reading({
  name: 'disbursements.list',
  permission: 'disbursements.read',
  input: DisbursementPage,
  async run({ db, actor }, { after, limit, ...filter }): Promise<{ rows: DisbursementRow[]; next: string | null }> {
    let query = matchingDisbursements(db, actor.scope, filter)
      .select(rowColumns)
      .orderBy('d.day', 'desc')
      .orderBy('d.id', 'desc')
    if (after !== undefined) {
      const { value, id } = decodeCursor(after, CalendarDate)
      query = query.where(sql<SqlBool>`(d.day, d.id) < (${value}::date, ${id}::uuid)`)
    }
    const found = await query.limit(limit + 1).execute()
    const rows = found.slice(0, limit).map(disbursementRow)
    const last = rows.at(-1)
    const next = found.length > limit && last ? encodeCursor({ value: last.day, id: last.id }) : null
    return { rows, next }
  },
})
