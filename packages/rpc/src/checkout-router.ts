import { checkout } from './checkout.ts'
import { router } from './trpc.ts'

/** All that the checkout's origin answers to. */
export const checkoutRouter = router({ checkout })

export type CheckoutRouter = typeof checkoutRouter
