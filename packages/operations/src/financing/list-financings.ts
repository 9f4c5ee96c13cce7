import { FinancingPage } from '@cauce/domain/financing/filter'
import { cutPage, pageOf } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { financingOrder, financingsEndAt } from './financing-order.ts'
import { type FinancingRow, financingRow, rowColumns } from './financing-row.ts'
import { matchingFinancings } from './matching-financings.ts'

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
    const found = await cutPage(matchingFinancings(db, actor.scope, filter), financingOrder(filter), { after, limit })
      .innerJoin('app_user as a', 'a.id', 'f.agent_id')
      .select(rowColumns)
      .execute()
    const rows = found.map((row) => financingRow(row, now))
    return pageOf(rows, limit, financingsEndAt(filter))
  },
})
