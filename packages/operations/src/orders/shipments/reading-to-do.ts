import { refuseUnless } from '@cauce/domain/errors'
import { ReadingId } from '@cauce/domain/orders/shipments/feed'
import type { ReadingCause, ReadingSource, ReadingState } from '@cauce/domain/orders/shipments/states'
import { reading } from '../../operation.ts'

/** A reading as its process looks at it. Refuses with `not-found`. */
export const readingToDo = reading({
  name: 'shipments.reading-to-do',
  permission: 'shipments.process',
  input: ReadingId,
  async run({ db }, { id }) {
    const found = await db
      .selectFrom('shipment_reading as r')
      .innerJoin('merchant as m', 'm.id', 'r.merchant_id')
      .select(['r.state', 'r.source', 'r.cause', 'm.name as merchantName'])
      .where('r.id', '=', id)
      .executeTakeFirst()
    refuseUnless(found, 'not-found')
    const { state, source, cause, merchantName } = found
    return {
      merchantName,
      state: state as ReadingState,
      source: source as ReadingSource,
      cause: cause as ReadingCause,
    }
  },
})
