import { ReadingsPage } from '@cauce/domain/orders/shipments/feed'
import { type SqlBool, sql } from 'kysely'
import { cutPage, pageOf } from '../../list-cursor.ts'
import { reading } from '../../operation.ts'
import { type ReadingRow, readingRow, readingsOf } from './reading-row.ts'

/** A page of the shipment files that were read, the newest first. Refuses an `after` that no page gave with `bad-input`. */
export const listReadings = reading({
  name: 'shipments.list',
  permission: 'orders.ship',
  input: ReadingsPage,
  async run({ db, actor }, { only, after, limit }): Promise<{ rows: ReadingRow[]; next: string | null }> {
    let query = readingsOf(db)
    if (actor.scope.kind === 'merchant') query = query.where('r.merchant_id', '=', actor.scope.merchantId)
    if (only === 'failed') query = query.where('r.state', '=', 'failed')
    if (only === 'open')
      query = query.where(
        sql<SqlBool>`exists (select from failed_shipment f where f.reading_id = r.id and f.outcome is null)`,
      )
    const order = { by: 'r.begun_at', type: 'timestamptz', id: 'r.id', direction: 'desc' } as const
    const found = await cutPage(query, order, { after, limit }).execute()
    return pageOf(found.map(readingRow), limit, ({ begunAt, id }) => ({ value: begunAt, id }))
  },
})
