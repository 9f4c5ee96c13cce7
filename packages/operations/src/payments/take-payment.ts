import { Id } from '@cauce/domain/schema'
import { operation } from '../operation.ts'
import { AskedPayment, askPayment } from './ask-payment.ts'
import { lockWithPlan } from './lock-by-plan.ts'

/** An agent takes a payment on the shopper's word. Gives the charge, whose outcome its process finds. Refuses as `askPayment` does. */
export const takePayment = operation({
  name: 'payments.take',
  permission: 'payments.take',
  input: AskedPayment.extend({ orderId: Id }),
  async run(context, { orderId, ...asked }) {
    return askPayment(context, await lockWithPlan(context.tx, orderId), asked, 'agent')
  },
})
