import { refuseUnless } from '@cauce/domain/errors'
import { ReadNow, readByHandAtMost, readByHandWithinMinutes } from '@cauce/domain/orders/shipments/feed'
import { tellShipments } from '@cauce/workflows/shipments/contract'
import { sql } from 'kysely'
import { sellingMerchant } from '../../access/selling-merchant.ts'
import { operation } from '../../operation.ts'
import { tellProcess } from '../../tell-process.ts'
import { ofReading } from './lock-reading.ts'

/**
 * Has a merchant's shipment file read now, or only tried. Refuses with `feed-not-set`, `feed-read-too-often` or, the
 * platform, `forbidden`.
 */
export const readNow = operation({
  name: 'shipments.read-now',
  permission: 'orders.feed',
  input: ReadNow,
  async run({ tx, actor, now, record }, { trial }) {
    const { id: merchantId, today } = await sellingMerchant(tx, actor.scope, now)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`shipment-feed/${merchantId}`}, 0))`.execute(tx)
    const feed = await tx
      .selectFrom('shipment_feed')
      .select('source')
      .where('merchant_id', '=', merchantId)
      .executeTakeFirst()
    refuseUnless(feed, 'feed-not-set')
    const since = new Date(Date.parse(now) - readByHandWithinMinutes * 60_000).toISOString()
    const lately = await tx
      .selectFrom('shipment_reading')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('cause', 'in', ['hand', 'trial'])
      .where('begun_at', '>', since)
      .limit(readByHandAtMost)
      .execute()
    refuseUnless(lately.length < readByHandAtMost, 'feed-read-too-often')
    const begun = await tx
      .insertInto('shipment_reading')
      .values({
        ...{ merchant_id: merchantId, source: feed.source, cause: trial ? 'trial' : 'hand', day: today },
        ...{ state: 'reading', made_by: actor.userId, begun_at: now },
      })
      .returning(['id', 'merchant_id', 'centre_id'])
      .executeTakeFirstOrThrow()
    await tellProcess(tx, tellShipments({ merchantId, id: begun.id }, `shipments/${begun.id}`))
    await record({ ...ofReading(begun), after: { reading: 'reading', feedSource: feed.source } })
    return { id: begun.id }
  },
})
