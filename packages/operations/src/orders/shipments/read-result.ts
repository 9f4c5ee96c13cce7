import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../../operation.ts'
import { type ReadingRow, readingRow, readingsOf } from './reading-row.ts'

/** What came of an imported list of shipments; null where none of it is being shipped. */
export const readResult = reading({
  name: 'shipments.result',
  permission: 'orders.ship',
  input: z.object({ importId: Id }),
  async run({ db }, { importId }): Promise<ReadingRow | null> {
    const found = await readingsOf(db)
      .where('r.import_id', '=', importId)
      .where('r.cause', '<>', 'trial')
      .executeTakeFirst()
    return found ? readingRow(found) : null
  },
})
