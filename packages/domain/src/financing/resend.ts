import type { FinancingState } from './states.ts'

/** The limits of A4: once a minute, ten sends in all, only while Live. */
export const resendLimits = { everySeconds: 60, sendsInAll: 10 } as const

export type ResendRefusal = 'not-live' | 'resend-too-soon' | 'resend-limit-reached' | 'claimed-by-shopper'

/** Whether the link may be sent again, and if not why. Instants are ISO. */
export function resendRefusal(
  financing: {
    state: FinancingState
    linkSends: number
    lastLinkSentAt: string | null
    claimedAttemptId: string | null
  },
  now: string,
): ResendRefusal | undefined {
  if (financing.state !== 'live') return 'not-live'
  if (financing.claimedAttemptId) return 'claimed-by-shopper'
  if (financing.linkSends >= resendLimits.sendsInAll) return 'resend-limit-reached'
  if (financing.lastLinkSentAt && secondsBetween(financing.lastLinkSentAt, now) < resendLimits.everySeconds)
    return 'resend-too-soon'
  return undefined
}

/** Seconds to wait until the next send is allowed; 0 when it is allowed now. */
export const secondsUntilResend = (lastLinkSentAt: string | null, now: string): number =>
  lastLinkSentAt === null ? 0 : Math.max(0, Math.ceil(resendLimits.everySeconds - secondsBetween(lastLinkSentAt, now)))

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000
