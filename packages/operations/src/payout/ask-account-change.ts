import { maskedIban } from '@cauce/domain/disbursement/account-change'
import { readBic, readIban } from '@cauce/domain/disbursement/iban'
import { NewAccount } from '@cauce/domain/disbursement/payout-settings'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { operation } from '../operation.ts'
import { lockMerchant } from './merchant-of.ts'
import { tellOfAccountChange } from './tell-of-account-change.ts'

/**
 * Asks for a merchant to be paid to another account. Nothing changes until somebody else, of the platform's finance,
 * approves; all administrators and finance are told. Refuses with `not-found`, `account-unchanged` or
 * `account-change-open`. The log has the account masked.
 */
export const askAccountChange = operation({
  name: 'payouts.ask-account',
  permission: 'payouts.set',
  input: NewAccount,
  async run({ tx, actor, now, record }, { merchantId, reason, ...typed }) {
    const merchant = await lockMerchant(tx, actor.scope, merchantId)
    const iban = readIban(typed.iban) as string
    const bic = typed.bic === undefined ? null : (readBic(typed.bic) ?? null)
    refuseUnless(merchant.iban !== iban || merchant.bic !== bic, 'account-unchanged')
    const asked = await tx
      .insertInto('account_change')
      .values({
        ...{ merchant_id: merchantId, iban, bic, former_iban: merchant.iban, reason },
        ...{ asked_by: actor.userId, asked_at: now },
      })
      .onConflict((conflict) => conflict.column('merchant_id').where('state', '=', sql.lit('asked')).doNothing())
      .returning('id')
      .executeTakeFirst()
    refuseUnless(asked, 'account-change-open')
    await tellOfAccountChange(tx, { id: asked.id, merchantId, state: 'asked', now })
    await record({
      ...{ subjectKind: 'account-change', subjectId: asked.id, merchantId },
      before: { iban: merchant.iban && maskedIban(merchant.iban), bic: merchant.bic },
      after: { state: 'asked', iban: maskedIban(iban), bic, reason },
    })
    return { id: asked.id }
  },
})
