import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { EditedCart } from '@cauce/domain/orders/questions'
import type { OrderState } from '@cauce/domain/orders/states'
import { reading } from '../operation.ts'
import { standingPlan } from '../payments/standing-plan.ts'
import { type ComparedCart, comparePlans } from './compare-plans.ts'
import { editCart, refuseUnknownLines } from './edit-cart.ts'
import { refuseUnlessConfirmed } from './of-order.ts'
import { orderToEdit, refuseBeyondProduct } from './order-to-edit.ts'

/**
 * What saving an edited cart would mean today: old and new plan side by side, what goes back, and whether the shopper has
 * to accept it first. `revision` is that of the order it was reckoned with. Refuses as `saveCart` does.
 */
export const previewCart = reading({
  name: 'orders.preview-cart',
  permission: 'orders.edit',
  input: EditedCart,
  async run({ db, now }, { id, lines }): Promise<ComparedCart & { revision: number }> {
    const order = await db
      .selectFrom('orders')
      .select(['id', 'merchant_id', 'accepted_cents', 'revision', 'state'])
      .where('id', '=', id)
      .executeTakeFirst()
    refuseUnless(order, 'not-found')
    refuseUnlessConfirmed({ state: order.state as OrderState })
    const plan = await standingPlan(db, id)
    refuseUnless(plan, 'not-found')
    const editable = await orderToEdit(db, order, plan)
    refuseUnknownLines(editable.lines, lines)
    const edit = editCart(editable, lines, dateIn(plan.timeZone, now))
    await refuseBeyondProduct(db, id, edit)
    return { revision: order.revision, ...comparePlans(plan, edit) }
  },
})
