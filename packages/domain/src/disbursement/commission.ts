import { divideHalfUp } from '../money/rounding.ts'

/**
 * A row of a merchant's tariff: it holds from an amount (cents) and a number of instalments on, up to the next. The rate
 * is in basis points of what is disbursed, without VAT.
 */
export type CommissionTier = { fromCents: number; fromInstalments: number; rateBp: number }

/**
 * The rate for an order of so many cents in so many instalments: of the tiers that hold for the instalments, those with
 * the most instalments, and of these the one with the highest amount reached. Half-open: from 300.00 on the tier from
 * 300.00 holds. Undefined where the tariff has none. Source: facts.md.
 */
export function commissionRate(
  tiers: readonly CommissionTier[],
  amountCents: number,
  instalments: number,
): number | undefined {
  return tiers
    .filter((tier) => tier.fromCents <= amountCents && tier.fromInstalments <= instalments)
    .toSorted((one, other) => other.fromInstalments - one.fromInstalments || other.fromCents - one.fromCents)[0]?.rateBp
}

/** The financier's fee in cents; `vatCents` is on top of `netCents`. */
export type Commission = { netCents: number; vatCents: number }

/** The commission on all that was ever disbursed of an order; rates in basis points. */
const commissionOn = (disbursedCents: number, rateBp: number, vatBp: number): Commission => {
  const netCents = divideHalfUp(BigInt(disbursedCents) * BigInt(rateBp), 10_000)
  return { netCents, vatCents: divideHalfUp(BigInt(netCents) * BigInt(vatBp), 10_000) }
}

/**
 * What is left to take of the commission on an order of which `disbursedCents` are disbursed in all, when so much was
 * taken before: whatever the parts, and though one was paid back meanwhile, they sum up to the commission of the whole.
 */
export function commissionLeft(disbursedCents: number, taken: Commission, rateBp: number, vatBp: number): Commission {
  const due = commissionOn(disbursedCents, rateBp, vatBp)
  return { netCents: due.netCents - taken.netCents, vatCents: due.vatCents - taken.vatCents }
}

/**
 * The commission on a further disbursement of an order of which `beforeCents` was disbursed already: what is due on all
 * of it less what was taken before, so that any parts sum up exactly and what is returned takes its commission back.
 */
export const commissionOfPart = (beforeCents: number, partCents: number, rateBp: number, vatBp: number): Commission =>
  commissionLeft(beforeCents + partCents, commissionOn(beforeCents, rateBp, vatBp), rateBp, vatBp)
