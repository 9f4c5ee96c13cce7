import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'

export type SellingMerchant = { id: string; linkDays: number; offerDays: number; today: string }

/** The merchant that the actor sells for, with its own calendar's today. Refuses the platform with `forbidden`. */
export async function sellingMerchant(db: Db, scope: Scope, now: string): Promise<SellingMerchant> {
  refuseUnless(scope.kind === 'merchant', 'forbidden')
  const merchant = await db
    .selectFrom('merchant')
    .select(['id', 'link_days as linkDays', 'offer_days as offerDays', 'time_zone'])
    .where('id', '=', scope.merchantId)
    .executeTakeFirst()
  refuseUnless(merchant, 'not-found')
  const { time_zone, ...facts } = merchant
  return { ...facts, today: dateIn(time_zone, now) }
}

/** Refuses a centre of another merchant, or one that the actor was not given, with `not-found`. */
export async function refuseForeignCentre(db: Db, scope: Scope, centreId: string): Promise<void> {
  refuseUnless(
    scope.kind === 'platform' || scope.centreIds === 'all' || scope.centreIds.includes(centreId),
    'not-found',
  )
  const centre = await db.selectFrom('centre').select('id').where('id', '=', centreId).executeTakeFirst()
  refuseUnless(centre, 'not-found')
}
