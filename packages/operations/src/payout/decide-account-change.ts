import type { Tx } from '@cauce/database/connection'
import { maskedIban } from '@cauce/domain/disbursement/account-change'
import { readIban } from '@cauce/domain/disbursement/iban'
import { AccountDecision } from '@cauce/domain/disbursement/payout-settings'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { operation } from '../operation.ts'
import { lockAccountChange } from './lock-account-change.ts'
import { tellOfAccountChange } from './tell-of-account-change.ts'

/**
 * Finance's word on a change of account: two people, always. Whoever approves types the number as the merchant's bank
 * confirmed it; from then on it is paid there, payments that are prepared and not at the bank yet included. The merchant's
 * administrators are told. Refuses with `not-found`, `move-not-allowed`, `second-person-needed` or `iban-differs`.
 */
export const decideAccountChange = operation({
  name: 'payouts.decide-account',
  permission: 'payouts.approve',
  input: AccountDecision,
  async run({ tx, actor, now, record }, decided) {
    const { id } = decided
    const state = decided.decision === 'approve' ? 'approved' : 'refused'
    const { change, merchant } = await lockAccountChange(tx, actor.scope, id, state)
    const { merchant_id: merchantId, iban, bic } = change
    refuseUnless(change.asked_by !== actor.userId, 'second-person-needed')
    if (decided.decision === 'approve') {
      if (readIban(decided.iban) !== iban) throw new Refusal('iban-differs', {}, { iban: 'iban-differs' })
      await useAccount(tx, merchant, { iban, bic })
    }
    const note = decided.decision === 'refuse' ? decided.note : null
    await tx
      .updateTable('account_change')
      .set({ state, decided_by: actor.userId, decided_at: now, note })
      .where('id', '=', id)
      .execute()
    await tellOfAccountChange(tx, { id, merchantId, state, now })
    await record({
      ...{ subjectKind: 'account-change', subjectId: id, merchantId },
      before: { state: 'asked', iban: change.former_iban && maskedIban(change.former_iban) },
      after: { state, iban: maskedIban(iban), ...(note !== null && { note }) },
    })
    return { state }
  },
})

async function useAccount(
  tx: Tx,
  merchant: { id: string; settings_revision: number },
  account: { iban: string; bic: string | null },
): Promise<void> {
  await tx
    .updateTable('merchant')
    .set({ ...account, settings_revision: merchant.settings_revision + 1 })
    .where('id', '=', merchant.id)
    .execute()
  await tx
    .updateTable('disbursement')
    .set(account)
    .where('merchant_id', '=', merchant.id)
    .where('state', '=', 'prepared')
    .execute()
}
