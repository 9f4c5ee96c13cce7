import { refuseUnless } from '@cauce/domain/errors'
import type { FeedRequest } from '@cauce/domain/orders/shipments/gateways'
import { z } from 'zod'
import { reading } from '../../operation.ts'
import { feedAuthorization } from './feed-secret.ts'

/** The request that a merchant's file is fetched with, its secret opened. Refuses with `feed-not-set`. */
export const feedRequest = reading({
  name: 'shipments.feed-request',
  permission: 'shipments.process',
  input: z.object({ merchantId: z.uuid() }),
  async run({ db, webhooks }, { merchantId }): Promise<FeedRequest> {
    const feed = await db
      .selectFrom('shipment_feed')
      .select(['merchant_id', 'url', 'authorisation', 'authorised_as', 'secret'])
      .where('merchant_id', '=', merchantId)
      .executeTakeFirst()
    refuseUnless(feed?.url, 'feed-not-set')
    const authorization = feedAuthorization(webhooks().keys, feed)
    return { url: feed.url, ...(authorization !== undefined && { authorization }) }
  },
})
