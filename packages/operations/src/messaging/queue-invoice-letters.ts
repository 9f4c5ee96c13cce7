import type { Tx } from '@cauce/database/connection'
import type { LetterTemplate } from '@cauce/domain/messaging/templates'
import { sql } from 'kysely'
import { isPresentAdministrator } from './present-administrators.ts'
import { letterTask } from './queue-letter.ts'

const template: LetterTemplate = 'invoice-issued'

/**
 * Stores a letter about an invoice, or a credit note, to each administrator of its merchant, in the merchant's language;
 * delivered after this transaction commits.
 */
export async function queueInvoiceLetters(tx: Tx, invoiceId: string, at: string): Promise<void> {
  await sql`
    with letters as (
      insert into message (merchant_id, channel, recipient, template, locale, subject_kind, subject_id, request_key, created_at)
      select v.merchant_id, 'email', u.email, ${template}, m.locale, 'invoice', v.id, 'issued/' || u.id, ${at}::timestamptz
      from invoice v
      join merchant m on m.id = v.merchant_id
      join app_user u on u.merchant_id = v.merchant_id and ${isPresentAdministrator}
      where v.id = ${invoiceId}
      on conflict (merchant_id, subject_id, request_key) do nothing
      returning id, merchant_id
    )
    select outbox_add_later(${letterTask}, json_build_object('merchantId', merchant_id, 'messageId', id), 'letter/' || id)
    from letters`.execute(tx)
}
