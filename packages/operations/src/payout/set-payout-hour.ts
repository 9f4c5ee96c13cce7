import { PayoutHour } from '@cauce/domain/disbursement/payout-settings'
import { operation } from '../operation.ts'
import { lockUnchanged } from './merchant-of.ts'

/** At which local hour a merchant is paid, and by which zone its calendar goes. Refuses with `not-found` or `changed-meanwhile`. */
export const setPayoutHour = operation({
  name: 'payouts.set-hour',
  permission: 'payouts.set',
  input: PayoutHour,
  async run({ tx, actor, record, unchanged }, { hour, timeZone, ...read }) {
    const before = await lockUnchanged(tx, actor.scope, read)
    if (before.disbursement_hour === hour && before.time_zone === timeZone) return unchanged()
    await tx
      .updateTable('merchant')
      .set({ disbursement_hour: hour, time_zone: timeZone, settings_revision: read.revision + 1 })
      .where('id', '=', before.id)
      .execute()
    await record({
      ...{ subjectKind: 'merchant', subjectId: before.id, merchantId: before.id },
      before: { hour: before.disbursement_hour, timeZone: before.time_zone },
      after: { hour, timeZone },
    })
  },
})
