import { refuseUnless } from '@cauce/domain/errors'
import type { FeedAuthorisation, FeedSource } from '@cauce/domain/orders/shipments/states'
import { z } from 'zod'
import { reading } from '../../operation.ts'

export type FeedSettings = {
  source: FeedSource
  url: string | null
  authorisation: FeedAuthorisation
  authorisedAs: string | null
  hasSecret: boolean
  hour: number
  enabled: boolean
}

/** Where the asking merchant's shipment file is read from; never the secret that goes along. Refuses the platform with `forbidden`. */
export const readFeed = reading({
  name: 'shipments.feed',
  permission: 'orders.feed',
  input: z.void(),
  async run({ db, actor }): Promise<{ feed: FeedSettings | null; timeZone: string; folder: string }> {
    const { scope } = actor
    refuseUnless(scope.kind === 'merchant', 'forbidden')
    const { merchantId } = scope
    const { time_zone: timeZone } = await db
      .selectFrom('merchant')
      .select('time_zone')
      .where('id', '=', merchantId)
      .executeTakeFirstOrThrow()
    const feed = await db
      .selectFrom('shipment_feed')
      .select(['source', 'url', 'authorisation', 'authorised_as as authorisedAs', 'hour', 'enabled'])
      .select(({ eb }) => eb('secret', 'is not', null).as('hasSecret'))
      .where('merchant_id', '=', merchantId)
      .executeTakeFirst()
    return {
      ...{ timeZone, folder: merchantId },
      feed: feed ? ({ ...feed, hasSecret: Boolean(feed.hasSecret) } as FeedSettings) : null,
    }
  },
})
