import { savedViews } from '../access/saved-views.ts'

/** Named views of the list of orders. */
export const orderViews = savedViews({ page: 'orders', feature: 'orders', permission: 'orders.read' })
