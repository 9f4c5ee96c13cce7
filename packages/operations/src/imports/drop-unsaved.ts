import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'

/** Previews that a person may have unsaved, and the bytes of their files and rows together. The newest always stays. */
export const unsavedLimits = { previews: 10, bytes: 128 * 1024 * 1024 } as const

/** Whether an import `i` only shows what the shipment file of a shop holds. */
export const isTrial = sql<boolean>`exists (select from shipment_reading r where r.import_id = i.id)`

/**
 * Deletes the oldest previews of a person that were not saved, beyond the limits, and likewise what was read on trial. One that is being saved at this moment
 * stays. The length of a kept text is known without reading it.
 */
export async function dropUnsaved(
  tx: Tx,
  userId: string,
  { previews, bytes }: { previews: number; bytes: number } = unsavedLimits,
): Promise<void> {
  await sql`
    with unsaved as (
      select i.id, row_number() over newest as place,
        sum(octet_length(i.file) + coalesce(p.bytes, 0)) over newest as bytes
      from import i
      left join lateral (select sum(octet_length(rows)) as bytes from import_part where import_id = i.id) p on true
      where i.created_by = ${userId}::uuid and i.state = 'previewed'
      window newest as (partition by ${isTrial} order by i.created_at desc, i.id desc)
    ), dropped as materialized (
      select i.id from import i join unsaved u using (id)
      where i.state = 'previewed' and u.place > 1 and (u.place > ${previews} or u.bytes > ${bytes})
      for update of i skip locked
    )
    delete from import using dropped where import.id = dropped.id`.execute(tx)
}
