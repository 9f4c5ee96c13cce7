import { expect, test } from 'vitest'
import { endsSoon, expiryOf, untilText } from './expiry.ts'

const now = Date.parse('2026-11-22T10:00:00Z')

test('a key for ninety days ends ninety days later, and one that never ends has no end', () => {
  expect(expiryOf('90', now)).toBe('2027-02-20T10:00:00.000Z')
  expect(expiryOf('never', now)).toBeUndefined()
})

test('how long a key still stands is said in words', () => {
  const day = (at: string) => new Date(`${at}T12:00:00`).toISOString()
  const today = Date.parse(day('2026-11-22'))
  expect(untilText(day('2027-02-20'), today, 'es')).toBe('dentro de 90 días')
  expect(untilText(day('2026-11-23'), today, 'es')).toBe('mañana')
  expect(untilText(day('2026-11-22'), today, 'fr')).toBe('aujourd’hui')
})

test('only what ends within two weeks ends soon', () => {
  expect(endsSoon('2026-12-06T09:59:59Z', now)).toBe(true)
  expect(endsSoon('2026-12-06T10:00:00Z', now)).toBe(false)
  expect(endsSoon(null, now)).toBe(false)
})
