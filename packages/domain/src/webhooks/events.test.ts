import { expect, test } from 'vitest'
import { webhookEventOf } from './events.ts'

const told = (action: string, after?: Record<string, unknown>, subjectKind = 'financing') =>
  webhookEventOf({ action, subjectKind, after })

test('whoever ends a financing, its end is an event', () => {
  for (const action of ['financing.withdraw', 'financing.lapse', 'financing.fail', 'something.new'])
    expect(told(action, { state: 'dead' })).toBe('financing.dead')
  expect(told('financing.confirm', { state: 'confirmed' })).toBe('financing.confirmed')
  expect(told('financing.send', { state: 'live' })).toBe('financing.sent')
})

test('a review is one, another decision is not', () => {
  expect(told('financing.decide-credit', { decision: 'review' })).toBe('financing.in_review')
  expect(told('financing.decide-credit', { decision: 'accept' })).toBeUndefined()
})

test('what moves no financing is none', () => {
  expect(told('financing.archive')).toBeUndefined()
  expect(told('financing.settle-attempt', { state: 'captured' })).toBeUndefined()
  expect(told('orders.confirm', { state: 'confirmed' }, 'order')).toBeUndefined()
})

test('an order is told of as it ships, as its cart changes and as it is cancelled', () => {
  const ofOrder = (after: Record<string, unknown>) => told('orders.something-new', after, 'order')
  expect(ofOrder({ shipment: 'partly-shipped' })).toBe('order.shipped')
  expect(ofOrder({ cartState: 'binding', cartVersion: 2, returns: 'returned', shipment: 'shipped' })).toBe(
    'order.changed',
  )
  expect(ofOrder({ state: 'cancelled', cancelReason: 'duplicate' })).toBe('order.cancelled')
  expect(ofOrder({ cartState: 'awaiting-acceptance', cartVersion: 2 })).toBeUndefined()
})
