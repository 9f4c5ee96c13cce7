import { FinancingPage } from '@cauce/domain/financing/filter'
import { exportedView } from '../export-view.ts'
import { type FinancingRow, financingRow, rowColumns } from './financing-row.ts'
import { matchingFinancings } from './matching-financings.ts'
import { cursorAfter, pageOf } from './page-of-financings.ts'

export type ExportRow = FinancingRow & { merchantName: string; centreName: string }

/** The list of financings as a filter shows it, to be written into a file. */
export const exportFinancings = exportedView(
  { name: 'financing.export', permission: 'financings.export', input: FinancingPage.omit({ limit: true }) },
  async ({ db, actor, now }, { after, ...filter }, limit) => {
    const found = await pageOf(matchingFinancings(db, actor.scope, filter), filter, after)
      .innerJoin('app_user as a', 'a.id', 'f.agent_id')
      .innerJoin('merchant', 'merchant.id', 'f.merchant_id')
      .innerJoin('centre', 'centre.id', 'f.centre_id')
      .select(rowColumns)
      .select(['merchant.name as merchant_name', 'centre.name as centre_name'])
      .limit(limit)
      .execute()
    const rows = found.map(
      (row): ExportRow => ({
        ...financingRow(row, now),
        merchantName: row.merchant_name,
        centreName: row.centre_name,
      }),
    )
    const last = rows.at(-1)
    return { rows, next: rows.length === limit && last ? cursorAfter(last, filter) : null }
  },
)
