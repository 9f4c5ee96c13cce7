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

/**
 * Whether an order whose financings died may be offered anew, and if not why: a minute after its last link, and while ten
 * have not gone out within a day.
 */
export function sendAgainRefusal(
  dead: readonly { linkSends: number; lastLinkSentAt: string | null }[],
  now: string,
): 'resend-too-soon' | 'resend-limit-reached' | undefined {
  const ofToday = dead.filter(
    ({ lastLinkSentAt }) => lastLinkSentAt && secondsBetween(lastLinkSentAt, now) < secondsOfDay,
  )
  if (ofToday.some(({ lastLinkSentAt }) => secondsUntilResend(lastLinkSentAt, now) > 0)) return 'resend-too-soon'
  const sends = ofToday.reduce((sum, { linkSends }) => sum + linkSends, 0)
  return sends >= resendLimits.sendsInAll ? 'resend-limit-reached' : undefined
}

/** Seconds to wait until the next send is allowed; 0 when it is allowed now. */
export const secondsUntilResend = (lastLinkSentAt: string | null, now: string): number =>
  lastLinkSentAt === null ? 0 : Math.max(0, Math.ceil(resendLimits.everySeconds - secondsBetween(lastLinkSentAt, now)))

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000

const secondsOfDay = 24 * 60 * 60
