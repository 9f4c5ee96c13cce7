import { CalendarDate, Id } from '@cauce/domain/schema'
import { tellShipments } from '@cauce/workflows/shipments/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '../../operation.ts'
import { tellProcess } from '../../tell-process.ts'
import { ofReading } from './lock-reading.ts'

/**
 * Begins the reading of a merchant's shipment file of a day, its own calendar's: once, however often it is asked for. Nothing
 * where the feed was switched off meanwhile.
 */
export const beginDaily = operation({
  name: 'shipments.begin-daily',
  permission: 'shipments.process',
  input: z.object({ merchantId: Id, day: CalendarDate }),
  async run({ tx, actor, now, record, unchanged }, { merchantId, day }) {
    const feed = await tx
      .selectFrom('shipment_feed')
      .select('source')
      .where('merchant_id', '=', merchantId)
      .where('enabled', '=', true)
      .executeTakeFirst()
    const begun =
      feed &&
      (await tx
        .insertInto('shipment_reading')
        .values({
          ...{ merchant_id: merchantId, source: feed.source, cause: 'clock', day, state: 'reading' },
          ...{ made_by: actor.userId, begun_at: now },
        })
        .onConflict((conflict) =>
          conflict
            .columns(['merchant_id', 'day'])
            .where('cause', '=', sql.lit('clock'))
            .where('begun_with', 'is', null)
            .doNothing(),
        )
        .returning(['id', 'merchant_id', 'centre_id'])
        .executeTakeFirst())
    if (!begun) {
      unchanged()
      return
    }
    await tellProcess(tx, tellShipments({ merchantId, id: begun.id }, `shipments/${begun.id}`))
    await record({ ...ofReading(begun), after: { reading: 'reading', feedSource: feed.source } })
  },
})
