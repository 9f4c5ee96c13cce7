import { ServiceIds } from '@cauce/domain/catalogue/questions'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { type OperationContext, operation } from '../operation.ts'
import { lockCatalogue } from './lock-catalogue.ts'
import { fieldsOf } from './service-fields.ts'

/**
 * Takes services out of the catalogue; carts that have them keep what they sold. Gives those that were there, which is
 * what an undo brings back. Refuses with `not-found` when any is not in scope, and then removes none.
 */
export const removeServices = operation({
  name: 'services.remove',
  permission: 'services.manage',
  input: ServiceIds,
  async run(context, { ids }) {
    await lockServices(context, ids)
    return markRemoved(context, ids, context.now)
  },
})

/**
 * Brings removed services back; gives those that were removed. Refuses as `removeServices` does, or with
 * `reference-taken` (reference) when another has the reference now.
 */
export const restoreServices = operation({
  name: 'services.restore',
  permission: 'services.manage',
  input: ServiceIds,
  async run(context, { ids }) {
    await lockServices(context, ids)
    const taken = await context.tx
      .selectFrom('service as s')
      .innerJoin('service as other', (join) =>
        join
          .onRef('other.centre_id', '=', 's.centre_id')
          .onRef('other.reference_key', '=', 's.reference_key')
          .onRef('other.id', '<>', 's.id'),
      )
      .select('s.reference')
      .where('s.id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('s.removed_at', 'is not', null)
      // Of two removed ones with one reference neither can come back with the other.
      .where(sql<boolean>`(other.removed_at is null or other.id = any(${ids}::uuid[]))`)
      .limit(1)
      .executeTakeFirst()
    refuseUnless(!taken, 'reference-taken', taken && { reference: taken.reference })
    return markRemoved(context, ids, null)
  },
})

async function lockServices({ tx }: OperationContext, ids: string[]): Promise<void> {
  const found = await tx
    .selectFrom('service')
    .select('centre_id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  refuseUnless(found.length === ids.length, 'not-found')
  await lockCatalogue(tx, ...found.map(({ centre_id }) => centre_id))
}

async function markRemoved({ tx, now, record, unchanged }: OperationContext, ids: string[], removedAt: string | null) {
  const changed = await tx
    .updateTable('service')
    .set({ removed_at: removedAt, version: sql`version + 1`, updated_at: now })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('removed_at', removedAt === null ? 'is not' : 'is', null)
    .returning(['id', 'merchant_id', 'centre_id'])
    .returning(['reference', 'name', 'price_cents', 'tax_treatment', 'ends_on', 'duration'])
    .execute()
  if (changed.length === 0) unchanged()
  await record(
    changed.map(({ id, merchant_id, centre_id, ...stored }) => ({
      ...{ subjectKind: 'service' as const, subjectId: id },
      ...{ merchantId: merchant_id, centreId: centre_id },
      ...(removedAt === null ? { after: fieldsOf(stored) } : { before: fieldsOf(stored) }),
    })),
  )
  return { ids: changed.map(({ id }) => id) }
}
