import { maskedIban } from '@cauce/domain/disbursement/account-change'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockAccountChange } from './lock-account-change.ts'
import { tellOfAccountChange } from './tell-of-account-change.ts'

/**
 * Takes back a change of account that waits: any of those who may ask for one, since it may have been asked for by
 * somebody who should not have. Refuses with `not-found` or `move-not-allowed`.
 */
export const withdrawAccountChange = operation({
  name: 'payouts.withdraw-account',
  permission: 'payouts.set',
  input: z.object({ id: Id }),
  async run({ tx, actor, now, record }, { id }) {
    const { change } = await lockAccountChange(tx, actor.scope, id, 'withdrawn')
    const { merchant_id: merchantId, iban } = change
    await tx
      .updateTable('account_change')
      .set({ state: 'withdrawn', decided_by: actor.userId, decided_at: now })
      .where('id', '=', id)
      .execute()
    await tellOfAccountChange(tx, { id, merchantId, state: 'withdrawn', now })
    await record({
      ...{ subjectKind: 'account-change', subjectId: id, merchantId },
      before: { state: 'asked' },
      after: { state: 'withdrawn', iban: maskedIban(iban) },
    })
  },
})
