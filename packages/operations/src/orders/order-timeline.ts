import { logged } from '@cauce/domain/access/logged'
import { refuseUnless } from '@cauce/domain/errors'
import type { MessageTemplate, OrderTemplate } from '@cauce/domain/messaging/templates'
import { OrderId } from '@cauce/domain/orders/questions'
import { shownOfFinancing } from '../financing/financing-timeline.ts'
import { reading } from '../operation.ts'
import { readTimeline, type TimelineEntry } from '../timeline.ts'

/** All that the log has of orders, but for ids. */
const shownOfOrder = Object.entries(logged.order.facts).flatMap(([fact, form]) => (form === 'id' ? [] : [fact]))

/** Of what is done to its customer, all that an order's story has. */
const switched = 'payments.switch-automatic'

/**
 * An order's story, newest first, from the sale on: what was done to it and to its financings, by whom, every message
 * about them, and automatic payments switched off or on. Refuses with `not-found`, also one that was never confirmed.
 */
export const orderTimeline = reading({
  name: 'orders.timeline',
  permission: 'orders.read',
  input: OrderId,
  async run({ db }, { id }): Promise<TimelineEntry<MessageTemplate | OrderTemplate>[]> {
    const order = await db
      .selectFrom('orders')
      .select(['customer_name', 'customer_id', 'placed_at'])
      .where('id', '=', id)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst()
    refuseUnless(order, 'not-found')
    const financings = await db.selectFrom('financing').select('id').where('order_id', '=', id).execute()
    const story = await readTimeline<MessageTemplate | OrderTemplate>(db, {
      subjects: [
        { kind: 'order', id },
        { kind: 'customer', id: order.customer_id, action: switched },
        ...financings.map((financing) => ({ kind: 'financing' as const, id: financing.id })),
      ],
      shopperName: order.customer_name,
      shown: { order: shownOfOrder, financing: shownOfFinancing, customer: ['automaticPayments'] },
    })
    return story.filter(({ action, at }) => action !== switched || at >= order.placed_at)
  },
})
