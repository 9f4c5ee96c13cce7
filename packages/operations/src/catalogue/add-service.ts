import { isPast, NewService } from '@cauce/domain/catalogue/schema'
import { Refusal } from '@cauce/domain/errors'
import { refuseForeignCentre, sellingMerchant } from '../access/selling-merchant.ts'
import { operation } from '../operation.ts'
import { lockCatalogue } from './lock-catalogue.ts'
import { storedFields } from './service-fields.ts'

/**
 * Puts a service into a centre's catalogue. Refuses with `not-found` (centre), or at its field with `date-in-past` or
 * `reference-taken`.
 */
export const addService = operation({
  name: 'services.add',
  permission: 'services.manage',
  input: NewService,
  async run({ tx, actor, now, record }, { centreId, ...service }) {
    const merchant = await sellingMerchant(tx, actor.scope, now)
    await refuseForeignCentre(tx, actor.scope, centreId)
    if (service.endsOn !== undefined && isPast(service.endsOn, merchant.today))
      throw new Refusal('bad-input', {}, { endsOn: 'date-in-past' })
    await lockCatalogue(tx, centreId)
    const added = await tx
      .insertInto('service')
      .values({
        ...storedFields(service),
        merchant_id: merchant.id,
        centre_id: centreId,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['centre_id', 'reference_key']).where('removed_at', 'is', null).doNothing(),
      )
      .returning(['id', 'version'])
      .executeTakeFirst()
    if (!added) throw new Refusal('reference-taken', {}, { reference: 'reference-taken' })
    const subject = { subjectKind: 'service' as const, subjectId: added.id, merchantId: merchant.id, centreId }
    await record({ ...subject, after: service })
    return added
  },
})
