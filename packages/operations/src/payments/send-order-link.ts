import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import { operation } from '../operation.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { ofOrder } from '../orders/of-order.ts'

/** Between two texts with the link of one order. */
const pauseMinutes = 5
const perDay = 5
const minuteMs = 60_000

/**
 * Texts the shopper the link to their order, to pay or give another card. Refuses with `not-found`, `move-not-allowed` (never
 * confirmed), `resend-too-soon` (`secondsLeft`) or `resend-limit-reached` (within a day).
 */
export const sendOrderLink = operation({
  name: 'payments.send-link',
  permission: 'payments.take',
  input: z.object({ orderId: Id }),
  async run({ tx, now, linkKey, record }, { orderId }) {
    const order = await lockOrder(tx, orderId)
    refuseUnless(order.confirmed_at !== null, 'move-not-allowed')
    const sent = await tx
      .selectFrom('message')
      .select('created_at')
      .where('subject_kind', '=', 'order')
      .where('subject_id', '=', orderId)
      .where('template', '=', 'order-link')
      .where('created_at', '>', minutesBefore(now, 24 * 60))
      .execute()
    const last = Math.max(0, ...sent.map(({ created_at }) => Date.parse(created_at)))
    const secondsLeft = Math.ceil((last + pauseMinutes * minuteMs - Date.parse(now)) / 1_000)
    refuseUnless(secondsLeft <= 0, 'resend-too-soon', { secondsLeft })
    refuseUnless(sent.length < perDay, 'resend-limit-reached')
    await queueOrderMessage(tx, linkKey, order, { template: 'order-link', about: `link/${now}` }, now)
    await record({ ...ofOrder(order), after: { template: 'order-link' } })
  },
})

const minutesBefore = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) - minutes * minuteMs).toISOString()
