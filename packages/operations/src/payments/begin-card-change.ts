import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { orderBehind } from '../orders/order-behind.ts'
import { LinkToken } from './link-token.ts'
import { lockWithPlan } from './lock-by-plan.ts'

/** Changes of card that may be begun on one plan within a day before we think it is a machine. */
const changesPerDay = 20
const dayMs = 86_400_000

/**
 * The shopper is about to give another card for what is to come. One that was begun and not answered yet is given again, with
 * its intent. Refuses with `link-unknown`, `link-expired`, `not-found`, `nothing-owed` or `too-many-attempts`.
 */
export const beginCardChange = operation({
  name: 'payments.begin-card-change',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ tx, now, record, unchanged }, { token }) {
    const { orderId } = await orderBehind(tx, token, now)
    const { order, plan } = await lockWithPlan(tx, orderId)
    refuseUnless(
      plan.instalments.some(({ standing }) => standing !== 'paid'),
      'nothing-owed',
    )
    const { financing_id: financingId } = await tx
      .selectFrom('payment_plan')
      .select('financing_id')
      .where('id', '=', plan.id)
      .executeTakeFirstOrThrow()
    const about = { financingId, reference: order.reference }
    const known = await waitingChange(tx, plan.id)
    if (known) {
      unchanged()
      return { changeId: known.id, intentId: known.intent_id, ...about }
    }
    await refuseFlood(tx, plan.id, now)
    const { id: changeId } = await tx
      .insertInto('card_change')
      .values({ merchant_id: order.merchant_id, plan_id: plan.id, begun_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record({ ...ofOrder(order), after: { cardChange: 'begun' } })
    return { changeId, intentId: null, ...about }
  },
})

const waitingChange = (tx: Tx, planId: string) =>
  tx
    .selectFrom('card_change')
    .select(['id', 'intent_id'])
    .where('plan_id', '=', planId)
    .where('state', 'in', ['begun', 'open'])
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst()

async function refuseFlood(tx: Tx, planId: string, now: string): Promise<void> {
  const { begun } = await tx
    .selectFrom('card_change')
    .select(({ fn }) => fn.countAll<number>().as('begun'))
    .where('plan_id', '=', planId)
    .where('begun_at', '>', new Date(Date.parse(now) - dayMs).toISOString())
    .executeTakeFirstOrThrow()
  refuseUnless(Number(begun) < changesPerDay, 'too-many-attempts')
}
