import { FinancingPage } from '@cauce/domain/financing/filter'
import { reading } from '../operation.ts'
import { type FinancingRow, financingRow, rowColumns } from './financing-row.ts'
import { matchingFinancings } from './matching-financings.ts'
import { cursorAfter, pageOf } from './page-of-financings.ts'

export type FinancingList = { rows: FinancingRow[]; next: string | null }

/**
 * A page of the financings that a filter lets through, continuing where `after` says. The page costs the same
 * however far down it lies. Refuses an `after` that no page gave with `bad-input`.
 */
export const listFinancings = reading({
  name: 'financing.list',
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
    return { rows, next: found.length > limit && last ? cursorAfter(last, filter) : null }
  },
})
