import { type ResendRefusal, resendLimits, resendRefusal, secondsUntilResend } from '@cauce/domain/financing/resend'
import { m } from '@cauce/i18n/messages'
import type { Row } from './row.ts'

export type Resend = { refusal: ResendRefusal | undefined; secondsLeft: number; left: number }

/** Whether the link may be sent again at `now` (ISO), as the server will judge it. */
export function resendOf(row: Pick<Row, 'state' | 'stage' | 'linkSends' | 'lastLinkSentAt'>, now: string): Resend {
  const claimedAttemptId = row.stage === 'paying' || row.stage === 'in-review' ? row.stage : null
  const { state, linkSends, lastLinkSentAt } = row
  return {
    refusal: resendRefusal({ state, linkSends, lastLinkSentAt, claimedAttemptId }, now),
    secondsLeft: secondsUntilResend(lastLinkSentAt, now),
    left: Math.max(0, resendLimits.sendsInAll - linkSends),
  }
}

/** Why not, in words; nothing when it may be sent. */
export function resendRefusalText({ refusal, secondsLeft }: Resend): string | undefined {
  switch (refusal) {
    case 'not-live':
      return m.financing_resend_not_live()
    case 'claimed-by-shopper':
      return m.financing_resend_claimed()
    case 'resend-limit-reached':
      return m.financing_resend_limit({ count: resendLimits.sendsInAll })
    case 'resend-too-soon':
      return m.financing_resend_wait({ count: secondsLeft })
    case undefined:
      return undefined
  }
}
