import { expect, test } from 'vitest'
import { type CheckoutFacts, checkoutStatus } from './checkout-status.ts'

const now = '2026-11-22T12:00:00.000Z'
const live: CheckoutFacts = {
  state: 'live',
  reviewSince: null,
  claimedAttemptId: null,
  offerEndsAt: '2027-01-21T12:00:00.000Z',
  link: { expiresAt: '2026-12-06T12:00:00.000Z', isNewest: true },
  attempt: null,
}
const submitted = { state: 'open', submittedAt: '2026-11-22T11:59:00.000Z', declineCode: null }

test('a link in time leads to the offer, one that ran out or was replaced says so', () => {
  expect(checkoutStatus(live, now)).toBe('open')
  expect(checkoutStatus({ ...live, link: { ...live.link, expiresAt: now } }, now)).toBe('expired')
  expect(checkoutStatus({ ...live, link: { ...live.link, isNewest: false } }, now)).toBe('expired')
  expect(checkoutStatus({ ...live, offerEndsAt: now }, now)).toBe('expired')
})

test('a submitted card is being paid until it was declined or nothing came of it for two minutes', () => {
  expect(checkoutStatus({ ...live, attempt: submitted }, now)).toBe('paying')
  expect(checkoutStatus({ ...live, attempt: { ...submitted, declineCode: 'expired_card' } }, now)).toBe('open')
  expect(checkoutStatus({ ...live, attempt: { ...submitted, state: 'declined' } }, now)).toBe('open')
  expect(checkoutStatus({ ...live, attempt: submitted }, '2026-11-22T12:01:01.000Z')).toBe('open')
  expect(checkoutStatus({ ...live, claimedAttemptId: 'a' }, now)).toBe('paying')
})

test('what was settled outranks the end of the link', () => {
  const overdue = { ...live, link: { expiresAt: now, isNewest: false } }
  expect(checkoutStatus({ ...overdue, reviewSince: now, claimedAttemptId: 'a' }, now)).toBe('in-review')
  expect(checkoutStatus({ ...overdue, claimedAttemptId: 'a' }, now)).toBe('paying')
  expect(checkoutStatus({ ...overdue, state: 'confirmed' }, now)).toBe('confirmed')
  expect(checkoutStatus({ ...overdue, state: 'dead' }, now)).toBe('dead')
})
