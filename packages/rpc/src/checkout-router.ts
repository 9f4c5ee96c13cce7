import { checkout } from './checkout.ts'
import { order } from './order-link.ts'
import { router } from './trpc.ts'

/** All that the checkout's origin answers to. */
export const checkoutRouter = router({ checkout, order })

export type CheckoutRouter = typeof checkoutRouter
