import { ServiceShipping } from '@cauce/domain/disbursement/payout-settings'
import { operation } from '../operation.ts'
import { lockUnchanged } from './merchant-of.ts'

/**
 * Whether a merchant's services are shipped by the confirmation of their order, for those confirmed or edited from now on.
 * Refuses with `not-found` or `changed-meanwhile`.
 */
export const setServiceShipping = operation({
  name: 'payouts.set-service-shipping',
  permission: 'payouts.set',
  input: ServiceShipping,
  async run({ tx, actor, record, unchanged }, { atConfirmation, ...read }) {
    const before = await lockUnchanged(tx, actor.scope, read)
    if (before.ships_services_at_confirmation === atConfirmation) return unchanged()
    await tx
      .updateTable('merchant')
      .set({ ships_services_at_confirmation: atConfirmation, settings_revision: read.revision + 1 })
      .where('id', '=', before.id)
      .execute()
    await record({
      ...{ subjectKind: 'merchant', subjectId: before.id, merchantId: before.id },
      before: { servicesAtConfirmation: before.ships_services_at_confirmation },
      after: { servicesAtConfirmation: atConfirmation },
    })
  },
})
