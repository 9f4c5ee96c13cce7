import { expect, test } from 'vitest'
import { expiryOf } from './expiry.ts'

test('a key for ninety days ends ninety days later, and one that never ends has no end', () => {
  const now = Date.parse('2026-11-22T10:00:00Z')
  expect(expiryOf('90', now)).toBe('2027-02-20T10:00:00.000Z')
  expect(expiryOf('never', now)).toBeUndefined()
})
