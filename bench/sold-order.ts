import type { Db } from '@cauce/database/connection'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { linkToken } from '@cauce/operations/financing/payment-link'
import { until } from '@cauce/testing/until'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { authorise, sendFinancings, submit } from './sell.ts'
import type { SignedIn } from './sign-in.ts'

/** Sells once, by phone and link, to the confirmation; answers the order. */
export async function soldOrder(
  cauce: Announcement,
  agent: SignedIn,
  owner: Db,
): Promise<{ id: string; merchantId: string }> {
  const [financingId] = await sendFinancings(cauce, agent, 1)
  const token = linkToken(derivedKeys(cauce.secretKey).link, financingId!, 1)
  await submit(cauce, await authorise(cauce, financingId!, token))
  const order = () =>
    owner
      .selectFrom('orders')
      .innerJoin('financing', 'financing.order_id', 'orders.id')
      .select(['orders.id', 'orders.merchant_id as merchantId'])
      .where('financing.id', '=', financingId!)
      .where('orders.state', '=', 'confirmed')
      .executeTakeFirst()
  await until('the order is confirmed', async () => (await order()) !== undefined, 60_000)
  return (await order())!
}
