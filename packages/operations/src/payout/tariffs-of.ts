import type { Db } from '@cauce/database/connection'
import type { CommissionTier } from '@cauce/domain/disbursement/commission'
import type { Tariff } from '@cauce/domain/disbursement/tariff'

const tiers = (db: Db, merchantId: string) =>
  db
    .selectFrom('commission_tier')
    .select(['from_cents as fromCents', 'from_instalments as fromInstalments', 'rate_bp as rateBp'])
    .where('merchant_id', '=', merchantId)
    .orderBy('from_instalments')
    .orderBy('from_cents')

/** The tiers of the tariff that begins on a day; none where none does. */
export const tiersFrom = (db: Db, merchantId: string, validFrom: string): Promise<CommissionTier[]> =>
  tiers(db, merchantId).where('valid_from', '=', validFrom).execute()

/** Every tariff that a merchant has or had, the newest first. */
export async function tariffsOf(db: Db, merchantId: string): Promise<Tariff[]> {
  const rows = await tiers(db, merchantId).select('valid_from as validFrom').execute()
  const byDay = Map.groupBy(rows, ({ validFrom }) => validFrom)
  return [...byDay]
    .map(([validFrom, some]) => ({ validFrom, tiers: some.map(({ validFrom: _, ...tier }) => tier) }))
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))
}

/** Tiers as the log has them: `fromCents/fromInstalments/rateBp`. */
export const loggedTiers = (some: readonly CommissionTier[]): string[] =>
  some.map(({ fromCents, fromInstalments, rateBp }) => `${fromCents}/${fromInstalments}/${rateBp}`)
