import { OrderPage } from '@cauce/domain/orders/filter'
import { reading } from '../operation.ts'
import type { OrderRow } from './order-row.ts'
import { pageOfOrders } from './page-of-orders.ts'

export type OrderList = { rows: OrderRow[]; next: string | null }

/**
 * A page of the confirmed orders that a filter lets through, cancelled ones included, continuing where `after` says. The
 * page costs the same however far down it lies. Refuses an `after` that no page gave with `bad-input`.
 */
export const listOrders = reading({
  name: 'orders.list',
  permission: 'orders.read',
  input: OrderPage,
  async run(context, { limit, ...asked }): Promise<OrderList> {
    const { rows, next } = await pageOfOrders(context, asked, limit)
    return { rows: rows.map(({ merchantName: _, centreName: __, ...row }) => row), next }
  },
})
