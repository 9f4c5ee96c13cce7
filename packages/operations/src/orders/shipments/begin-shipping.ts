import type { Tx } from '@cauce/database/connection'
import { tellShipments } from '@cauce/workflows/shipments/contract'
import { sql } from 'kysely'
import { tellProcess } from '../../tell-process.ts'

/** As much of a cell as is kept of a row that failed. */
const longestShown = 200

/**
 * Hands the rows of an import to a reading, whose process ships the green ones after this transaction commits; the red ones
 * wait for somebody to see to them.
 */
export async function beginShipping(
  tx: Tx,
  reading: { id: string; merchant_id: string; centre_id: string | null },
  importId: string,
): Promise<void> {
  const { id, merchant_id: merchantId, centre_id: centreId } = reading
  await sql`
    insert into failed_shipment
      (reading_id, row, merchant_id, centre_id, order_reference, line_reference, at_column, code, details)
    select ${id}, r.row, ${merchantId}, ${centreId}, left(r.cells ->> 'orderReference', ${longestShown}),
      left(r.cells ->> 'lineReference', ${longestShown}), f.key, f.value ->> 'code',
      coalesce(f.value -> 'details', '{}')
    from import_part p
    cross join lateral json_to_recordset(p.rows::json) as r ("row" integer, cells jsonb, faults jsonb)
    cross join lateral (select key, value from jsonb_each(r.faults) order by key = 'orderReference' desc limit 1) f
    where p.import_id = ${importId} and p.red > 0`.execute(tx)
  await sql`
    update shipment_reading set state = 'shipping', import_id = i.id, failed = i.red,
      rows = i.adds + i.updates + i.same + i.red
    from import i where i.id = ${importId} and shipment_reading.id = ${id}`.execute(tx)
  await tellProcess(tx, tellShipments({ merchantId, id }, `shipments/${id}/rows`))
}
