import { listOverdue, overdueViews } from '@cauce/operations/payments/list-overdue'
import { orderQuote } from '@cauce/operations/payments/order-quote'
import { overdueAges } from '@cauce/operations/payments/overdue-ages'
import { sendOrderLink } from '@cauce/operations/payments/send-order-link'
import { takePayment } from '@cauce/operations/payments/take-payment'
import { mutation, query, router } from './trpc.ts'

export const payments = router({
  /** What may be paid of an order today: instalments, all at once, a part, or withdrawal. */
  quote: query(orderQuote),
  take: mutation(takePayment),
  sendLink: mutation(sendOrderLink),
  overdue: query(listOverdue),
  /** What is overdue by the age of the debt. */
  overdueAges: query(overdueAges),
  views: query(overdueViews.list),
  saveView: mutation(overdueViews.save),
  removeView: mutation(overdueViews.remove),
})
