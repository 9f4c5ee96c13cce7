import { RetryDays } from '@cauce/domain/disbursement/payout-settings'
import { operation } from '../operation.ts'
import { lockUnchanged } from './merchant-of.ts'

/** On which days after its due date a declined instalment is tried again, from the next decline on. Refuses with `not-found` or `changed-meanwhile`. */
export const setRetryDays = operation({
  name: 'payouts.set-retry-days',
  permission: 'payouts.set',
  input: RetryDays,
  async run({ tx, actor, record, unchanged }, { days, ...read }) {
    const before = await lockUnchanged(tx, actor.scope, read)
    const [was, is] = [before.retry_days.join(', '), days.join(', ')]
    if (was === is) return unchanged()
    await tx
      .updateTable('merchant')
      .set({ retry_days: days, settings_revision: read.revision + 1 })
      .where('id', '=', before.id)
      .execute()
    await record({
      ...{ subjectKind: 'merchant', subjectId: before.id, merchantId: before.id },
      before: { retryDays: was },
      after: { retryDays: is },
    })
  },
})
