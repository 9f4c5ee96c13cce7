import { expect, test } from 'vitest'
import { declineClass, declineCodeOf } from './declines.ts'

test('a refusal is kept by the bank’s own reason before the general one', () => {
  expect(declineCodeOf({ code: 'card_declined', decline_code: 'insufficient_funds' })).toBe('insufficient_funds')
  expect(declineCodeOf({ code: 'expired_card' })).toBe('expired_card')
  expect(declineCodeOf({})).toBeUndefined()
})

test('a refused identity is one code, of a payment and of a kept card, whatever else is said of it', () => {
  for (const code of ['payment_intent_authentication_failure', 'setup_intent_authentication_failure'])
    for (const decline_code of [undefined, 'generic_decline'])
      expect(declineClass(declineCodeOf({ code, decline_code }) ?? '')).toBe('identity')
  expect(declineClass('payment_intent_authentication_failure')).toBe('identity')
})

test('what nobody knows is a refusal and nothing else', () => {
  for (const code of ['generic_decline', 'do_not_honor', 'some_word_of_tomorrow', '', 'toString', '__proto__'])
    expect(declineClass(code)).toBe('refused')
})
