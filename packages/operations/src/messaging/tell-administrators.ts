import type { Tx } from '@cauce/database/connection'
import type { LetterTemplate } from '@cauce/domain/messaging/templates'
import { type RawBuilder, sql } from 'kysely'
import { isPresentAdministrator } from './present-administrators.ts'
import { letterTask } from './queue-letter.ts'

export type LettersToAdministrators = {
  template: LetterTemplate
  subjectKind: 'disbursement' | 'invoice' | 'shipment-reading'
  /** A query of what the letters are about. */
  subjects: RawBuilder<{ id: string; merchant_id: string }>
  /** What is told of a subject, once to each; the recipient's id follows it in the request key. */
  told: string
  at: string
}

/**
 * Stores a letter about each subject to each present administrator of its merchant, in the merchant's language; delivered
 * after this transaction commits.
 */
export async function tellAdministrators(tx: Tx, letters: LettersToAdministrators): Promise<void> {
  const { template, subjectKind, subjects, told, at } = letters
  await sql`
    with letters as (
      insert into message (merchant_id, channel, recipient, template, locale, subject_kind, subject_id, request_key, created_at)
      select s.merchant_id, 'email', u.email, ${template}, m.locale, ${subjectKind}, s.id, ${`${told}/`} || u.id, ${at}::timestamptz
      from (${subjects}) s
      join merchant m on m.id = s.merchant_id
      join app_user u on u.merchant_id = s.merchant_id and ${isPresentAdministrator}
      on conflict (merchant_id, subject_id, request_key) do nothing
      returning id, merchant_id
    )
    select outbox_add_later(${letterTask}, json_build_object('merchantId', merchant_id, 'messageId', id), 'letter/' || id)
    from letters`.execute(tx)
}
