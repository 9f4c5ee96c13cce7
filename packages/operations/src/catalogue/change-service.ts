import { ServiceChange } from '@cauce/domain/catalogue/questions'
import { isPast, referenceKey } from '@cauce/domain/catalogue/schema'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { sellingMerchant } from '../access/selling-merchant.ts'
import { changedFields } from '../changed-fields.ts'
import { operation } from '../operation.ts'
import { lockCatalogue } from './lock-catalogue.ts'
import { fieldsOf, storedFields } from './service-fields.ts'

/**
 * Changes a service; carts that have it already keep what they sold. Refuses with `not-found` (also when removed),
 * `changed-meanwhile` (its fields as they are now, and `version`) when somebody changed it since the form was opened,
 * or at its field with `date-in-past` or `reference-taken`.
 */
export const changeService = operation({
  name: 'services.change',
  permission: 'services.manage',
  input: ServiceChange,
  async run({ tx, actor, now, record, unchanged }, { id, version, ...service }) {
    const merchant = await sellingMerchant(tx, actor.scope, now)
    const found = await tx
      .selectFrom('service')
      .select('centre_id')
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    refuseUnless(found, 'not-found')
    await lockCatalogue(tx, found.centre_id)
    const stored = await tx
      .selectFrom('service')
      .select(['reference', 'name', 'price_cents', 'tax_treatment', 'ends_on', 'duration', 'version', 'centre_id'])
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    refuseUnless(stored, 'not-found')
    const kept = fieldsOf(stored)
    if (stored.version !== version) throw new Refusal('changed-meanwhile', { ...kept, version: stored.version })
    const changed = changedFields(kept, service)
    if (!changed) {
      unchanged()
      return { id, version }
    }
    const { endsOn } = service
    if (endsOn !== undefined && endsOn !== kept.endsOn && isPast(endsOn, merchant.today))
      throw new Refusal('bad-input', {}, { endsOn: 'date-in-past' })
    await refuseTaken(tx, { id, centreId: stored.centre_id, reference: service.reference })

    await tx
      .updateTable('service')
      .set({ ...storedFields(service), version: version + 1, updated_at: now })
      .where('id', '=', id)
      .execute()
    const place = { merchantId: merchant.id, centreId: stored.centre_id }
    await record({ subjectKind: 'service', subjectId: id, ...place, ...changed })
    return { id, version: version + 1 }
  },
})

type Taken = { id: string; centreId: string; reference: string }

async function refuseTaken(tx: Parameters<typeof lockCatalogue>[0], { id, centreId, reference }: Taken): Promise<void> {
  const other = await tx
    .selectFrom('service')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('reference_key', '=', referenceKey(reference))
    .where('removed_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other) throw new Refusal('reference-taken', {}, { reference: 'reference-taken' })
}
