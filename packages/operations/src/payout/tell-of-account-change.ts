import type { Tx } from '@cauce/database/connection'
import type { AccountChangeState } from '@cauce/domain/disbursement/account-change'
import { sql } from 'kysely'
import { isPresentAdministrator } from '../messaging/present-administrators.ts'
import { queueLetter } from '../messaging/queue-letter.ts'

type Told = { id: string; email: string; locale: string }

/**
 * Writes to every administrator of a merchant how a change of its account stands, once, each in their language; and to the
 * platform's finance while it waits for them, and when what they were told of was taken back.
 */
export async function tellOfAccountChange(
  tx: Tx,
  { id, merchantId, state, now }: { id: string; merchantId: string; state: AccountChangeState; now: string },
): Promise<void> {
  const { rows: administrators } = await sql<Told>`
    select u.id, u.email, u.locale from app_user u
    where u.merchant_id = ${merchantId} and ${isPresentAdministrator} order by u.id`.execute(tx)
  const { rows: finance } =
    state === 'asked' || state === 'withdrawn'
      ? await sql<Told>`select id, email, locale from finance_to_tell()`.execute(tx)
      : { rows: [] }
  for (const { id: userId, email, locale } of [...administrators, ...finance])
    await queueLetter(tx, {
      ...{ merchantId, recipient: email, locale, template: `account-change-${state}`, at: now },
      ...{ subjectKind: 'account-change', subjectId: id, requestKey: `${state}/${userId}` },
    })
}
