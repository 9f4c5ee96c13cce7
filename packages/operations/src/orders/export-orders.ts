import { OrderPage } from '@cauce/domain/orders/filter'
import { exportedView } from '../export-view.ts'
import { pageOfOrders } from './page-of-orders.ts'

/** The list of orders as a filter shows it, to be written into a file. */
export const exportOrders = exportedView(
  { name: 'orders.export', permission: 'orders.export', input: OrderPage.omit({ limit: true }) },
  pageOfOrders,
)
