import type { Db } from '@cauce/database/connection'
import { confirmFinancing } from '../financing/confirm-financing.ts'
import { orderLines } from '../orders/order-lines.ts'
import { standingPlan } from '../payments/standing-plan.ts'
import type { Perform } from '../perform.ts'
import { testPayment } from './payment.ts'
import type { TestSaleOptions } from './sale.ts'

type TestOrderOptions = TestSaleOptions & {
  instalments?: number
  /** What is done before the shopper accepts. */
  beforehand?: (sale: Awaited<ReturnType<typeof testPayment>>) => Promise<unknown>
}

/**
 * A sale whose shopper accepted a plan of 3 instalments, or as many as are told, with a card: the order is confirmed. With
 * what its merchant, its processes and its shopper are to the operations, and what stands in its books.
 */
export async function testOrder(
  owner: Db,
  perform: Perform,
  { instalments = 3, beforehand, ...options }: TestOrderOptions = {},
) {
  const payment = await testPayment(owner, perform, options)
  await beforehand?.(payment)
  const { id: financingId, orderId, merchantId } = payment
  const attemptId = await payment.begin(instalments)
  const card = { customerId: 'cus_1', paymentMethodId: 'pm_1', brand: 'visa', first6: '424242', last4: '4242' }
  await owner
    .updateTable('payment_attempt')
    .set({ card: JSON.stringify({ ...card, expiryMonth: 12, expiryYear: 2030 }) })
    .where('id', '=', attemptId)
    .execute()
  await payment.submit(attemptId)
  await payment.claim(attemptId)
  await perform(confirmFinancing, payment.process, { id: financingId, attemptId })
  return {
    ...payment,
    ...{ id: orderId, financingId },
    order: () => owner.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow(),
    lines: () => orderLines(owner, orderId),
    async plan() {
      const plan = await standingPlan(owner, orderId)
      if (!plan) throw new Error('the order has no plan')
      return plan
    },
    refunds: () => owner.selectFrom('refund').selectAll().where('order_id', '=', orderId).orderBy('due_at').execute(),
    /** What each account of this order comes to, in cents; debits positive. */
    async balances(): Promise<Record<string, number>> {
      const rows = await owner
        .selectFrom('ledger_entry')
        .innerJoin('ledger_posting', 'ledger_posting.entry_id', 'ledger_entry.id')
        .select(({ fn }) => ['account', fn.sum<number>('amount_cents').as('cents')])
        .where('ledger_entry.merchant_id', '=', merchantId)
        .groupBy('account')
        .execute()
      return Object.fromEntries(rows.filter(({ cents }) => cents !== 0).map(({ account, cents }) => [account, cents]))
    },
    log: () =>
      owner
        .selectFrom('action_log')
        .select(['action', 'before', 'after'])
        .where('subject_kind', '=', 'order')
        .where('subject_id', '=', orderId)
        .orderBy('position')
        .execute(),
  }
}

export type TestOrder = Awaited<ReturnType<typeof testOrder>>
