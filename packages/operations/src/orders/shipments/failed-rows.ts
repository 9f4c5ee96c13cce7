import type { ErrorCode, ErrorDetails } from '@cauce/domain/errors'
import { FailedRowsPage } from '@cauce/domain/orders/shipments/feed'
import { reading } from '../../operation.ts'

export type FailedShipment = {
  readingId: string
  /** As the spreadsheet counts, from 1. */
  row: number
  orderReference: string | null
  lineReference: string | null
  code: ErrorCode
  details: ErrorDetails
  /** The order of this reference that there is by now, where one is. */
  orderId: string | null
}

/** Rows of an imported list that shipped nothing and that nobody saw to, in the order of the file. */
export const failedRows = reading({
  name: 'shipments.failed-rows',
  permission: 'orders.ship',
  input: FailedRowsPage,
  async run({ db }, { importId, after, limit }): Promise<{ rows: FailedShipment[]; next: number | null }> {
    const found = await db
      .selectFrom('failed_shipment as f')
      .innerJoin('shipment_reading as r', 'r.id', 'f.reading_id')
      .leftJoin('orders as o', (join) =>
        join
          .onRef('o.merchant_id', '=', 'f.merchant_id')
          .on((eb) => eb('o.reference_key', '=', eb.fn<string>('lower', ['f.order_reference'])))
          .on('o.state', '<>', 'awaited'),
      )
      .select(['f.reading_id', 'f.row', 'f.order_reference', 'f.line_reference', 'f.code', 'f.details', 'o.id'])
      .where('r.import_id', '=', importId)
      .where('f.outcome', 'is', null)
      .where('f.row', '>', after)
      .orderBy('f.row')
      .limit(limit + 1)
      .execute()
    const rows = found.slice(0, limit).map((row) => ({
      ...{ readingId: row.reading_id, row: row.row, orderReference: row.order_reference },
      ...{ lineReference: row.line_reference, code: row.code as ErrorCode, details: row.details as ErrorDetails },
      orderId: row.id,
    }))
    return { rows, next: found.length > limit ? (rows.at(-1)?.row ?? null) : null }
  },
})
