import type { Commission } from './commission.ts'

/** What one order adds to a merchant's daily payment, in cents; negative where returns outweigh. */
export type DisbursementLine = Commission & { orderId: string; grossCents: number }

/** `paidCents` is what is left after commission and VAT. */
export type Payout = Commission & { grossCents: number; paidCents: number }

/**
 * A day's payment to a merchant. Undefined where the balance is zero or less: its lines wait, and so a negative balance
 * is carried to the next payment. Source: decisions.md, Payouts.
 */
export function payoutOf(lines: readonly Omit<DisbursementLine, 'orderId'>[]): Payout | undefined {
  const sum = (of: 'grossCents' | 'netCents' | 'vatCents') => lines.reduce((total, line) => total + line[of], 0)
  const [grossCents, netCents, vatCents] = [sum('grossCents'), sum('netCents'), sum('vatCents')]
  const paidCents = grossCents - netCents - vatCents
  return paidCents > 0 ? { grossCents, netCents, vatCents, paidCents } : undefined
}
