import type { DeathReason } from '@cauce/domain/financing/states'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { checkoutStatus } from './checkout-status.ts'
import { LinkToken } from './link-token.ts'
import { factsOf, financingBehind, latestAttempt } from './read-facts.ts'

/**
 * How a payment stands, for the page that waits for it. `declineCode` is the acquirer's word for the last card's
 * refusal, or `try_again_later` where the payment came to nothing without one, while another card may be tried. Refuses with `link-unknown`.
 */
export const paymentStatus = reading({
  name: 'payments.status',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ db, now }, { token }) {
    const financing = await financingBehind(db, token)
    const attempt = await latestAttempt(db, financing.id)
    return {
      status: checkoutStatus(factsOf(financing, attempt), now),
      declineCode: financing.state === 'live' ? lastRefusal(attempt) : null,
      deadReason: financing.dead_reason as DeathReason | null,
    }
  },
})

const cameToNothing = ['declined', 'voided']

const lastRefusal = (attempt: Awaited<ReturnType<typeof latestAttempt>>): string | null =>
  attempt?.decline_code ?? (attempt && cameToNothing.includes(attempt.state) ? 'try_again_later' : null)
