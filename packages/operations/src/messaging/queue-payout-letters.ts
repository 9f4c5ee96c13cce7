import type { Tx } from '@cauce/database/connection'
import type { LetterTemplate } from '@cauce/domain/messaging/templates'
import { sql } from 'kysely'
import { isPresentAdministrator } from './present-administrators.ts'
import { letterTask } from './queue-letter.ts'

const template: LetterTemplate = 'disbursement-sent'

/**
 * Stores a letter about each payment of a file to each administrator of its merchant, in the merchant's language;
 * delivered after this transaction commits. Whoever was invited and has not come yet gets none.
 */
export async function queuePayoutLetters(tx: Tx, fileId: string, at: string): Promise<void> {
  await sql`
    with letters as (
      insert into message (merchant_id, channel, recipient, template, locale, subject_kind, subject_id, request_key, created_at)
      select d.merchant_id, 'email', u.email, ${template}, m.locale, 'disbursement', d.id, 'sent/' || u.id, ${at}::timestamptz
      from disbursement d
      join merchant m on m.id = d.merchant_id
      join app_user u on u.merchant_id = d.merchant_id and ${isPresentAdministrator}
      where d.file_id = ${fileId}
      on conflict (merchant_id, subject_id, request_key) do nothing
      returning id, merchant_id
    )
    select outbox_add_later(${letterTask}, json_build_object('merchantId', merchant_id, 'messageId', id), 'letter/' || id)
    from letters`.execute(tx)
}
