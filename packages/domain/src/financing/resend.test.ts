import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { resendLimits, resendRefusal, secondsUntilResend, sendAgainRefusal } from './resend.ts'

const sentAt = '2026-11-20T10:00:00.000Z'
const live = { state: 'live', linkSends: 1, lastLinkSentAt: sentAt, claimedAttemptId: null } as const
const later = (seconds: number) => new Date(Date.parse(sentAt) + seconds * 1000).toISOString()

describe('resendRefusal', () => {
  test('a Live financing may be sent again after a minute, not a moment earlier', () => {
    expect(resendRefusal(live, later(59.999))).toBe('resend-too-soon')
    expect(resendRefusal(live, later(60))).toBeUndefined()
  })

  test('ten sends in all, the first one counted', () => {
    expect(resendRefusal({ ...live, linkSends: 9 }, later(60))).toBeUndefined()
    expect(resendRefusal({ ...live, linkSends: resendLimits.sendsInAll }, later(3600))).toBe('resend-limit-reached')
  })

  test('nothing is sent for one that has ended, nor while the shopper pays', () => {
    expect(resendRefusal({ ...live, state: 'confirmed' }, later(60))).toBe('not-live')
    expect(resendRefusal({ ...live, state: 'dead' }, later(60))).toBe('not-live')
    expect(resendRefusal({ ...live, claimedAttemptId: 'an attempt' }, later(60))).toBe('claimed-by-shopper')
  })

  test.prop([fc.integer({ min: 0, max: 200_000 })])('the countdown and the refusal agree', (milliseconds) => {
    const now = later(milliseconds / 1000)
    expect(secondsUntilResend(sentAt, now) > 0).toBe(resendRefusal(live, now) === 'resend-too-soon')
  })
})

describe('sendAgainRefusal', () => {
  test('what is withdrawn and offered anew waits a minute like any resending', () => {
    const dead = [{ linkSends: 1, lastLinkSentAt: sentAt }]
    expect(sendAgainRefusal(dead, later(59.999))).toBe('resend-too-soon')
    expect(sendAgainRefusal(dead, later(60))).toBeUndefined()
  })

  test('ten sends within a day are enough, whichever financings they were of', () => {
    const dead = Array.from({ length: 5 }, () => ({ linkSends: 2, lastLinkSentAt: sentAt }))
    expect(sendAgainRefusal(dead, later(3600))).toBe('resend-limit-reached')
    expect(sendAgainRefusal(dead.slice(1), later(3600))).toBeUndefined()
    expect(sendAgainRefusal(dead, later(24 * 3600))).toBeUndefined()
  })
})
