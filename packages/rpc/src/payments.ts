import { listOverdue } from '@cauce/operations/payments/list-overdue'
import { orderQuote } from '@cauce/operations/payments/order-quote'
import { sendOrderLink } from '@cauce/operations/payments/send-order-link'
import { takePayment } from '@cauce/operations/payments/take-payment'
import { mutation, query, router } from './trpc.ts'

export const payments = router({
  /** What may be paid of an order today: instalments, all at once, a part, or withdrawal. */
  quote: query(orderQuote),
  take: mutation(takePayment),
  sendLink: mutation(sendOrderLink),
  overdue: query(listOverdue),
})
