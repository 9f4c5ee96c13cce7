import { expect, test } from 'vitest'
import { cardAnswer } from './card-answer.ts'

test('a card that is authorised, kept or on its way is given', () => {
  expect(cardAnswer({ paymentIntent: { status: 'requires_capture' } })).toEqual({ kind: 'given' })
  expect(cardAnswer({ setupIntent: { status: 'succeeded' } })).toEqual({ kind: 'given' })
})

test('a second press on a card that was already taken pays nothing twice and is no error', () => {
  const error = { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' }
  expect(cardAnswer({ error: { ...error, payment_intent: { status: 'requires_capture' } } })).toEqual({ kind: 'given' })
})

test('a refusal carries the bank’s own reason before the general one', () => {
  const error = { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' }
  expect(cardAnswer({ error })).toEqual({ kind: 'declined', code: 'insufficient_funds' })
  expect(cardAnswer({ error: { type: 'card_error', code: 'expired_card' } })).toEqual({
    kind: 'declined',
    code: 'expired_card',
  })
  expect(cardAnswer({ paymentIntent: { status: 'requires_payment_method' } })).toEqual({ kind: 'declined', code: '' })
})

test('a failed 3-D Secure is a refusal although the acquirer calls it a bad request', () => {
  const error = { type: 'invalid_request_error', code: 'payment_intent_authentication_failure' }
  expect(cardAnswer({ error })).toEqual({ kind: 'declined', code: 'authentication_required' })
})

test('a payment that was given up meanwhile is over, and no lost answer', () => {
  const error = { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' }
  expect(cardAnswer({ error: { ...error, payment_intent: { status: 'canceled' } } })).toEqual({ kind: 'over' })
})

test('a lost answer is neither paid nor refused', () => {
  expect(cardAnswer({ error: { type: 'api_connection_error' } })).toEqual({ kind: 'unanswered' })
  expect(cardAnswer({ error: { type: 'validation_error' } })).toEqual({ kind: 'incomplete' })
})
