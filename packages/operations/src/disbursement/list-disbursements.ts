import { DisbursementPage } from '@cauce/domain/disbursement/filter'
import { cutPage, pageOf } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { type DisbursementRow, disbursementRow, rowColumns } from './disbursement-row.ts'
import { matchingDisbursements } from './matching-disbursements.ts'

/** A page of the daily payments, newest first. Refuses an `after` that no page gave with `bad-input`. */
export const listDisbursements = reading({
  name: 'disbursements.list',
  permission: 'disbursements.read',
  input: DisbursementPage,
  async run({ db, actor }, { after, limit, ...filter }): Promise<{ rows: DisbursementRow[]; next: string | null }> {
    const query = matchingDisbursements(db, actor.scope, filter).select(rowColumns)
    const order = { by: 'd.day', type: 'date', id: 'd.id', direction: 'desc' } as const
    const found = await cutPage(query, order, { after, limit }).execute()
    return pageOf(found.map(disbursementRow), limit, ({ day, id }) => ({ value: day, id }))
  },
})
