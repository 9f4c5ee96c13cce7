import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { ReadingCause, ReadingSource, ReadingState } from '@cauce/domain/orders/shipments/states'

/** A reading in scope, locked until the end of the transaction. Refuses with `not-found`. */
export async function lockReading(tx: Tx, id: string) {
  const found = await tx
    .selectFrom('shipment_reading')
    .select([
      ...(['id', 'merchant_id', 'centre_id', 'source', 'cause', 'day', 'state', 'import_id', 'file_name'] as const),
      ...(['rows', 'after_row', 'shipped', 'unchanged', 'failed', 'made_by', 'begun_at'] as const),
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(found, 'not-found')
  const { source, cause, state } = found
  return { ...found, source: source as ReadingSource, cause: cause as ReadingCause, state: state as ReadingState }
}

export type LockedReading = Awaited<ReturnType<typeof lockReading>>
/** What a reading is to the log. */
export const ofReading = ({ id, merchant_id, centre_id }: Pick<LockedReading, 'id' | 'merchant_id' | 'centre_id'>) => ({
  subjectKind: 'shipment-reading' as const,
  subjectId: id,
  merchantId: merchant_id,
  centreId: centre_id,
})
