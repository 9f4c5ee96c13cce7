import { cancelOrder } from '@cauce/operations/orders/cancel-order'
import { countOrders } from '@cauce/operations/orders/count-orders'
import { listOrders } from '@cauce/operations/orders/list-orders'
import { markManyShipped } from '@cauce/operations/orders/mark-many-shipped'
import { markShipped } from '@cauce/operations/orders/mark-shipped'
import { orderTimeline } from '@cauce/operations/orders/order-timeline'
import { orderViews } from '@cauce/operations/orders/order-views'
import { previewCart } from '@cauce/operations/orders/preview-cart'
import { readOrder } from '@cauce/operations/orders/read-order'
import { saveCart } from '@cauce/operations/orders/save-cart'
import { switchAutomaticPayments } from '@cauce/operations/payments/switch-automatic'
import { mutation, query, router } from './trpc.ts'

export const orders = router({
  list: query(listOrders),
  count: query(countOrders),
  get: query(readOrder),
  timeline: query(orderTimeline),
  markShipped: mutation(markShipped),
  markManyShipped: mutation(markManyShipped),
  previewCart: query(previewCart),
  saveCart: mutation(saveCart),
  cancel: mutation(cancelOrder),
  switchAutomaticPayments: mutation(switchAutomaticPayments),
  views: query(orderViews.list),
  saveView: mutation(orderViews.save),
  removeView: mutation(orderViews.remove),
})
