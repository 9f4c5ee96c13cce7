import type { DeathReason } from '@cauce/domain/financing/states'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { checkoutStatus } from './checkout-status.ts'
import { LinkToken } from './link-token.ts'
import { factsOf, financingBehind, latestAttempt } from './read-facts.ts'

/**
 * How a payment stands, for the page that waits for it. `declineCode` is the acquirer's word for the last card's
 * refusal, while another one may be tried. Refuses with `link-unknown`.
 */
export const paymentStatus = reading({
  name: 'checkout.payment-status',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ db, now }, { token }) {
    const financing = await financingBehind(db, token)
    const attempt = await latestAttempt(db, financing.id)
    return {
      status: checkoutStatus(factsOf(financing, attempt), now),
      declineCode: financing.state === 'live' ? (attempt?.decline_code ?? null) : null,
      deadReason: financing.dead_reason as DeathReason | null,
    }
  },
})
