import { expect, test } from 'vitest'
import { createIntentions } from './intentions.ts'

const counting = () => {
  let made = 0
  return createIntentions(() => `key-${++made}`)
}

test('a second click before the answer is the same intention', () => {
  const intentions = counting()
  expect(intentions.keyFor('financings.send', { reference: 'A' })).toBe('key-1')
  expect(intentions.keyFor('financings.send', { reference: 'A' })).toBe('key-1')
})

test('another input is another intention', () => {
  const intentions = counting()
  intentions.keyFor('financings.send', { reference: 'A' })
  expect(intentions.keyFor('financings.send', { reference: 'B' })).toBe('key-2')
  expect(intentions.keyFor('financings.archive', { reference: 'A' })).toBe('key-3')
})

test('the same deed after its outcome is known is a new intention', () => {
  const intentions = counting()
  intentions.keyFor('financings.resend', { id: '1' })
  intentions.settle('financings.resend', { id: '1' })
  expect(intentions.keyFor('financings.resend', { id: '1' })).toBe('key-2')
})
