import { FinancingPage } from '@cauce/domain/financing/filter'
import { exportedView } from '../export-view.ts'
import { cutPage, pageOf } from '../list-cursor.ts'
import { financingOrder, financingsEndAt } from './financing-order.ts'
import { type FinancingRow, financingRow, rowColumns } from './financing-row.ts'
import { matchingFinancings } from './matching-financings.ts'

export type ExportRow = FinancingRow & { merchantName: string; centreName: string }

/** The list of financings as a filter shows it, to be written into a file. */
export const exportFinancings = exportedView(
  { name: 'financing.export', permission: 'financings.export', input: FinancingPage.omit({ limit: true }) },
  async ({ db, actor, now }, { after, ...filter }, limit) => {
    const found = await cutPage(matchingFinancings(db, actor.scope, filter), financingOrder(filter), { after, limit })
      .innerJoin('app_user as a', 'a.id', 'f.agent_id')
      .innerJoin('merchant', 'merchant.id', 'f.merchant_id')
      .innerJoin('centre', 'centre.id', 'f.centre_id')
      .select(rowColumns)
      .select(['merchant.name as merchant_name', 'centre.name as centre_name'])
      .execute()
    const rows = found.map(
      (row): ExportRow => ({
        ...financingRow(row, now),
        merchantName: row.merchant_name,
        centreName: row.centre_name,
      }),
    )
    return pageOf(rows, limit, financingsEndAt(filter))
  },
)
