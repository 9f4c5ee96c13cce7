import type { Tx } from '@cauce/database/connection'
import { type OrderTemplate, orderChannels } from '@cauce/domain/messaging/templates'
import { sql } from 'kysely'
import type { LockedOrder } from '../orders/lock-order.ts'
import { orderLink } from '../orders/order-link.ts'

export const orderMessageTask = 'deliver-order-message'

/** What the outbox carries to whoever sends messages about orders; ids only. */
export type OrderMessageJob = { merchantId: string; messageId: string }

/**
 * Stores news of an order for its shopper, on each channel that such news goes by, delivered after this transaction
 * commits; the words are made of the facts then. `about` names the fact, such as `charge/<id>`: it is told once.
 */
export async function queueOrderMessage(
  tx: Tx,
  linkKey: string,
  order: Pick<LockedOrder, 'id' | 'merchant_id' | 'phone' | 'email' | 'locale'>,
  { template, about }: { template: OrderTemplate; about: string },
  now: string,
): Promise<void> {
  await orderLink(tx, linkKey, order, now)
  for (const channel of orderChannels[template]) {
    const inserted = await tx
      .insertInto('message')
      .values({
        ...{ merchant_id: order.merchant_id, channel, recipient: channel === 'sms' ? order.phone : order.email },
        ...{ template, locale: order.locale, subject_kind: 'order', subject_id: order.id },
        ...{ request_key: `${about}/${template}/${channel}`, created_at: now },
      })
      .onConflict((conflict) => conflict.columns(['merchant_id', 'subject_id', 'request_key']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) continue
    const job: OrderMessageJob = { merchantId: order.merchant_id, messageId: inserted.id }
    const key = `order-message/${inserted.id}`
    await sql`select outbox_add(${orderMessageTask}, ${JSON.stringify(job)}::json, ${key})`.execute(tx)
  }
}
