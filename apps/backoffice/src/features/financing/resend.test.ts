import { expect, test } from 'vitest'
import { resendOf, resendRefusalText } from './resend.ts'

const sent = {
  state: 'live',
  stage: 'waiting-for-shopper',
  linkSends: 1,
  lastLinkSentAt: '2026-11-22T10:00:00.000Z',
} as const

test('the countdown to the next send ends after a minute', () => {
  expect(resendOf(sent, '2026-11-22T10:00:15.000Z')).toEqual({ refusal: 'resend-too-soon', secondsLeft: 45, left: 9 })
  expect(resendOf(sent, '2026-11-22T10:01:00.000Z')).toEqual({ refusal: undefined, secondsLeft: 0, left: 9 })
})

test('nothing is sent while the shopper pays, in review, after the end or after the tenth time', () => {
  const later = '2026-11-22T12:00:00.000Z'
  expect(resendOf({ ...sent, stage: 'paying' }, later).refusal).toBe('claimed-by-shopper')
  expect(resendOf({ ...sent, stage: 'in-review' }, later).refusal).toBe('claimed-by-shopper')
  expect(resendOf({ ...sent, state: 'confirmed', stage: null }, later).refusal).toBe('not-live')
  expect(resendOf({ ...sent, linkSends: 10 }, later)).toMatchObject({ refusal: 'resend-limit-reached', left: 0 })
})

test('every refusal says why, and a permitted send says nothing', () => {
  for (const refusal of ['not-live', 'resend-too-soon', 'resend-limit-reached', 'claimed-by-shopper'] as const)
    expect(resendRefusalText({ refusal, secondsLeft: 3, left: 0 })).toBeTruthy()
  expect(resendRefusalText({ refusal: undefined, secondsLeft: 0, left: 9 })).toBeUndefined()
})
