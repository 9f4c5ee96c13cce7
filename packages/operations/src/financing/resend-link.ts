import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { resendLimits, resendRefusal, secondsUntilResend } from '@cauce/domain/financing/resend'
import { FinancingId } from '@cauce/domain/financing/schema'
import type { FinancingState } from '@cauce/domain/financing/states'
import { operation } from '../operation.ts'
import { daysAfter, sendLink } from './insert-financing.ts'
import { lockFinancing } from './lock-financing.ts'
import { type LockedFinancing, ofFinancing } from './of-financing.ts'
import { insertLink } from './payment-link.ts'

/**
 * Sends the link once more after a follow-up call: the same one, or a fresh one when it had run out, that ends with the
 * offer at the latest. Gives the sends so far and those left. Refuses with `not-found`, `not-live`,
 * `claimed-by-shopper`, `resend-limit-reached` or `resend-too-soon`, with `secondsLeft` and `left` in the details.
 */
export const resendLink = operation({
  name: 'financing.resend-link',
  permission: 'financings.resend',
  input: FinancingId,
  async run({ tx, now, linkKey, record }, { id }) {
    const financing = await lockFinancing(tx, id)
    const refusal = resendRefusal(
      {
        state: financing.offer_ends_at > now ? (financing.state as FinancingState) : 'dead',
        linkSends: financing.link_sends,
        lastLinkSentAt: financing.last_link_sent_at,
        claimedAttemptId: financing.claimed_attempt_id,
      },
      now,
    )
    const left = resendLimits.sendsInAll - financing.link_sends
    const secondsLeft = secondsUntilResend(financing.last_link_sent_at, now)
    refuseUnless(refusal === undefined, refusal ?? 'internal', { secondsLeft, left })

    const link = await standingLink(tx, linkKey, financing, now)
    const sends = financing.link_sends + 1
    await tx
      .updateTable('financing')
      .set({ ...link, link_sends: sends, last_link_sent_at: now })
      .where('id', '=', id)
      .execute()
    const sale = { merchantId: financing.merchant_id, id }
    await sendLink(tx, sale, { phone: financing.phone, locale: financing.locale, send: sends }, now)
    await record({
      ...ofFinancing(financing),
      after: { sends, freshLink: link.link_generation !== financing.link_generation },
    })
    return { sends, left: left - 1 }
  },
})

/** The link that works at `now`: the one there is, or the next generation. */
async function standingLink(tx: Tx, linkKey: string, financing: LockedFinancing, now: string) {
  const { link_generation, link_expires_at } = financing
  if (link_expires_at !== null && link_expires_at > now) return { link_generation, link_expires_at }
  const { link_days } = await tx
    .selectFrom('merchant')
    .select('link_days')
    .where('id', '=', financing.merchant_id)
    .executeTakeFirstOrThrow()
  const fullTerm = Date.parse(daysAfter(now, link_days))
  const expiresAt = new Date(Math.min(fullTerm, Date.parse(financing.offer_ends_at))).toISOString()
  const generation = link_generation + 1
  await insertLink(tx, linkKey, {
    merchantId: financing.merchant_id,
    financingId: financing.id,
    generation,
    expiresAt,
  })
  return { link_generation: generation, link_expires_at: expiresAt }
}
