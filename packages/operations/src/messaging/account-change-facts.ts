import type { Db } from '@cauce/database/connection'
import { platformName } from '@cauce/domain/access/platform'
import { type AccountChangeState, maskedIban } from '@cauce/domain/disbursement/account-change'

export type AccountChangeFacts = {
  about: 'account-change'
  merchantId: string
  state: AccountChangeState
  merchantName: string
  recipientName: string
  /** Whether the platform's finance is told, and not somebody of the merchant. */
  isFinance: boolean
  askedByName: string
  /** Masked; null where there was none. */
  former: string | null
  account: string
  reason: string
  note: string | null
}

/** What a letter about a change of account says; nothing once it stands otherwise, or for somebody who was shut out since. */
export async function accountChangeFacts(
  db: Db,
  { id, merchantName }: { id: string; merchantName: string },
  key: string,
): Promise<AccountChangeFacts | null> {
  const [state, recipientId = ''] = key.split('/')
  const row = await db
    .selectFrom('account_change as c')
    .leftJoin('app_user as asker', 'asker.id', 'c.asked_by')
    .innerJoin('app_user as recipient', (join) => join.on('recipient.id', '=', recipientId))
    .select(['c.merchant_id', 'c.state', 'c.iban', 'c.former_iban', 'c.reason', 'c.note', 'asker.name as asker'])
    .select(['recipient.first_name', 'recipient.disabled_at', 'recipient.merchant_id as works_at'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row || row.state !== state || row.disabled_at !== null) return null
  return {
    ...{ about: 'account-change', merchantId: row.merchant_id, state: row.state as AccountChangeState, merchantName },
    ...{ recipientName: row.first_name, isFinance: row.works_at === null, askedByName: row.asker ?? platformName },
    ...{ former: row.former_iban && maskedIban(row.former_iban), account: maskedIban(row.iban) },
    ...{ reason: row.reason, note: row.note },
  }
}
