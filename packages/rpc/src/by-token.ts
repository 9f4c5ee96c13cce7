import { shopperActor } from '@cauce/domain/access/scope'
import type { findOrderLink } from '@cauce/operations/orders/find-order-link'
import { type findLink, linkHolder } from '@cauce/operations/payments/find-link'
import { LinkToken } from '@cauce/operations/payments/link-token'
import { z } from 'zod'
import { guarded } from './trpc.ts'

/**
 * The token is the credential: whoever holds it acts as the customer it was sent to, within that merchant. Refuses with
 * `link-unknown`.
 */
export const byToken = (find: typeof findLink | typeof findOrderLink) =>
  guarded
    .meta({ permission: 'checkout.pay' })
    .input(z.object({ token: LinkToken }))
    .use(async ({ ctx, input, next }) => {
      const traced = {
        ...(ctx.ip && { ip: ctx.ip }),
        ...(ctx.device && { device: ctx.device }),
        requestId: ctx.requestId,
      }
      const link = await ctx.perform(find, { ...linkHolder, ...traced }, input)
      return next({ ctx: { actor: { ...shopperActor(link.merchantId, link.customerId), ...traced } } })
    })
