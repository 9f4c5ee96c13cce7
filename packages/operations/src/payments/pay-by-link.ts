import { refuseUnless } from '@cauce/domain/errors'
import { type OperationContext, operation } from '../operation.ts'
import { orderBehind } from '../orders/order-behind.ts'
import { AskedPayment, askPayment } from './ask-payment.ts'
import { LinkToken } from './link-token.ts'
import { lockWithPlan } from './lock-by-plan.ts'

/** Charges that a shopper may ask for on one plan within a day before we think it is a machine. */
const chargesPerDay = 20
const dayMs = 86_400_000

/**
 * The shopper pays something of their order now, with the card in use. Refuses with `link-unknown`, `link-expired`,
 * `too-many-attempts` and as `askPayment` does.
 */
export const payByLink = operation({
  name: 'payments.pay-by-link',
  permission: 'checkout.pay',
  input: AskedPayment.extend({ token: LinkToken }),
  async run(context, { token, ...asked }) {
    const { orderId } = await orderBehind(context.tx, token, context.now)
    const locked = await lockWithPlan(context.tx, orderId)
    // Of a right that ends with its day nobody is kept.
    if (asked.payment.purpose !== 'withdrawal') await refuseFlood(context, locked.plan.id)
    return askPayment(context, locked, asked, 'shopper')
  },
})

async function refuseFlood({ tx, now }: OperationContext, planId: string): Promise<void> {
  const { asked } = await tx
    .selectFrom('charge')
    .select(({ fn }) => fn.countAll<number>().as('asked'))
    .where('plan_id', '=', planId)
    .where('asked_by', '=', 'shopper')
    .where('begun_at', '>', new Date(Date.parse(now) - dayMs).toISOString())
    .executeTakeFirstOrThrow()
  refuseUnless(Number(asked) < chargesPerDay, 'too-many-attempts')
}
