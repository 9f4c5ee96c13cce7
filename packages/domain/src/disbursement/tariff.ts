import type { CommissionTier } from './commission.ts'

/** A merchant's tariff: its tiers hold for orders that are confirmed from a calendar date on, until the next tariff. */
export type Tariff = { validFrom: string; tiers: readonly CommissionTier[] }

/** The tariff that holds on a day; undefined before the first one. */
export const tariffOn = <T extends Tariff>(tariffs: readonly T[], on: string): T | undefined =>
  tariffs
    .filter(({ validFrom }) => validFrom <= on)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0]

/** What is wrong with a tariff: an order that no tier is for, or one that two are for. */
export function tariffFault(tiers: readonly CommissionTier[]): 'tariff-incomplete' | 'tier-repeated' | undefined {
  const keys = tiers.map(({ fromCents, fromInstalments }) => `${fromCents}/${fromInstalments}`)
  if (new Set(keys).size < keys.length) return 'tier-repeated'
  return tiers.some(({ fromCents, fromInstalments }) => fromCents === 0 && fromInstalments <= 1)
    ? undefined
    : 'tariff-incomplete'
}
