import { expect, test } from 'vitest'
import { maskedIban } from './account-change.ts'
import { tariffFault, tariffOn } from './tariff.ts'

const tier = (fromCents: number, fromInstalments = 0) => ({ fromCents, fromInstalments, rateBp: 300 })

test('a tariff holds from its day until the next one’s', () => {
  const tariffs = ['2026-01-01', '2026-12-01', '2026-06-01'].map((validFrom) => ({ validFrom, tiers: [tier(0)] }))
  const on = (day: string) => tariffOn(tariffs, day)?.validFrom
  expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01', '2027-01-01'].map(on)).toEqual([
    ...[undefined, '2026-01-01', '2026-01-01', '2026-06-01', '2026-12-01'],
  ])
})

test('every order has a tier, and one only', () => {
  expect(tariffFault([tier(0), tier(30_000), tier(0, 12)])).toBeUndefined()
  expect(tariffFault([tier(0, 1)])).toBeUndefined()
  expect(tariffFault([tier(100)])).toBe('tariff-incomplete')
  expect(tariffFault([tier(0, 3)])).toBe('tariff-incomplete')
  expect(tariffFault([tier(0), tier(0)])).toBe('tier-repeated')
})

test('of an account its country and its last four places are read', () => {
  expect(maskedIban('ES9121000418450200051332')).toBe('ES•• •••• 1332')
})
