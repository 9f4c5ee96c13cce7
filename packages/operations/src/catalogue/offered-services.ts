import type { Tx } from '@cauce/database/connection'
import { Refusal } from '@cauce/domain/errors'
import type { CartLine } from '@cauce/domain/orders/cart'
import { sql } from 'kysely'
import { holdCatalogue } from './lock-catalogue.ts'

/**
 * Refuses lines that name a service which the centre's catalogue does not have, or that ended by the merchant's calendar, with
 * `service-not-offered` at each. Those that it has stay there until the sale is stored: whoever takes back an import waits, and finds it used.
 */
export async function refuseUnofferedServices(
  tx: Tx,
  { centreId, lines }: { centreId: string; lines: readonly CartLine[] },
  now: string,
): Promise<void> {
  const named = lines.flatMap(({ serviceId }, index) => (serviceId === undefined ? [] : [{ serviceId, index }]))
  if (named.length === 0) return
  await holdCatalogue(tx, centreId)
  const found = await tx
    .selectFrom('service')
    .innerJoin('merchant', 'merchant.id', 'service.merchant_id')
    .select('service.id')
    .where('service.id', '=', sql<string>`any(${named.map(({ serviceId }) => serviceId)}::uuid[])`)
    .where('centre_id', '=', centreId)
    .where('removed_at', 'is', null)
    .where(sql<boolean>`coalesce(ends_on >= (${now}::timestamptz at time zone merchant.time_zone)::date, true)`)
    .execute()
  const offered = new Set(found.map(({ id }) => id))
  const faults = named
    .filter(({ serviceId, index }) => !offered.has(serviceId) || lines[index]?.kind !== 'service')
    .map(({ index }) => [`lines.${index}.serviceId`, 'service-not-offered'] as const)
  if (faults.length > 0) throw new Refusal('service-not-offered', {}, Object.fromEntries(faults))
}
