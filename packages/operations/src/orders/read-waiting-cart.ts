import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { lineTotalCents } from '@cauce/domain/orders/cart'
import { standingTae } from '@cauce/domain/payments/standing-tae'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { LinkToken } from '../payments/link-token.ts'
import { standingPlan } from '../payments/standing-plan.ts'
import { comparePlans } from './compare-plans.ts'
import { editCart } from './edit-cart.ts'
import { legalTerms } from './legal-terms.ts'
import { orderBehind } from './order-behind.ts'
import { orderToEdit } from './order-to-edit.ts'
import { linesOfVersion } from './read-cart.ts'

/**
 * The cart that waits for the shopper behind a link, the old and the new with their plans side by side as they would be
 * today, and all that is to be known before agreeing; null where none waits. Refuses with `link-unknown` or `link-expired`.
 */
export const readWaitingCart = reading({
  name: 'orders.waiting-cart',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ db, now }, { token }) {
    const { orderId: id } = await orderBehind(db, token, now)
    const waiting = await db
      .selectFrom('cart_version')
      .select(['version', 'made_at'])
      .where('order_id', '=', id)
      .where('state', '=', 'awaiting-acceptance')
      .executeTakeFirst()
    if (!waiting) return null
    const order = await db
      .selectFrom('orders')
      .select(['id', 'merchant_id', 'reference', 'accepted_cents'])
      .where('id', '=', id)
      .executeTakeFirst()
    const plan = await standingPlan(db, id)
    refuseUnless(order && plan, 'not-found')
    const editable = await orderToEdit(db, order, plan)
    const lines = await linesOfVersion(db, id, waiting.version)
    const on = dateIn(plan.timeZone, now)
    const edit = editCart(editable, lines, on)
    const { totalCents: cartCents, plan: next } = edit
    const instalments = next?.instalments ?? plan.instalments
    return {
      ...{ version: waiting.version, madeAt: waiting.made_at, reference: order.reference },
      oldLines: editable.lines.filter(({ units }) => units > 0).map(shown),
      newLines: lines.map(shown),
      ...comparePlans(plan, edit),
      nominalYearlyRateBp: plan.isWithdrawn ? 0 : plan.nominalYearlyRateBp,
      taePercent: standingTae(plan, { cartCents, on, instalments }) ?? null,
      legal: await legalTerms(db, plan.id),
    }
  },
})

type Line = Parameters<typeof lineTotalCents>[0] & { name: string }

const shown = (line: Line) => ({
  ...{ kind: line.kind, name: line.name, units: line.units, unitPriceCents: line.unitPriceCents },
  totalCents: lineTotalCents(line),
})
