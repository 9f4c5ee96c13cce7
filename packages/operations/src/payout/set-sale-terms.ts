import { SaleTerms } from '@cauce/domain/disbursement/payout-settings'
import { operation } from '../operation.ts'
import { lockUnchanged } from './merchant-of.ts'

/**
 * How long a merchant's links and offers hold, in days, and after how many hours a shopper who has not accepted is reminded;
 * for sales from now on. Refuses with `not-found` or `changed-meanwhile`.
 */
export const setSaleTerms = operation({
  name: 'payouts.set-sale-terms',
  permission: 'payouts.set',
  input: SaleTerms,
  async run({ tx, actor, record, unchanged }, { linkDays, offerDays, reminderHours, ...read }) {
    const before = await lockUnchanged(tx, actor.scope, read)
    const was = {
      linkDays: before.link_days,
      offerDays: before.offer_days,
      reminderHours: before.reminder_after_hours,
    }
    if (was.linkDays === linkDays && was.offerDays === offerDays && was.reminderHours === reminderHours)
      return unchanged()
    await tx
      .updateTable('merchant')
      .set({
        ...{ link_days: linkDays, offer_days: offerDays, reminder_after_hours: reminderHours },
        settings_revision: read.revision + 1,
      })
      .where('id', '=', before.id)
      .execute()
    await record({
      ...{ subjectKind: 'merchant', subjectId: before.id, merchantId: before.id },
      before: was,
      after: { linkDays, offerDays, reminderHours },
    })
  },
})
