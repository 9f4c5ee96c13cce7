import type { Tx } from '@cauce/database/connection'
import type { LetterTemplate } from '@cauce/domain/messaging/templates'
import { sql } from 'kysely'

export const letterTask = 'deliver-letter'

/** What the outbox carries to whoever sends letters; ids only. */
export type LetterJob = { merchantId: string; messageId: string }

export type QueuedLetter = {
  merchantId: string
  recipient: string
  template: LetterTemplate
  locale: string
  subjectKind: 'user' | 'administrator-change' | 'account-change'
  subjectId: string
  /** One letter per subject and key: a repeat sends no second one. */
  requestKey: string
  at: string
}

/** Stores a letter to somebody at work, delivered after this transaction commits; its words are made of the facts then. */
export async function queueLetter(tx: Tx, letter: QueuedLetter): Promise<void> {
  const inserted = await tx
    .insertInto('message')
    .values({
      ...{ merchant_id: letter.merchantId, channel: 'email', recipient: letter.recipient, template: letter.template },
      ...{ locale: letter.locale, subject_kind: letter.subjectKind, subject_id: letter.subjectId },
      ...{ request_key: letter.requestKey, created_at: letter.at },
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'subject_id', 'request_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return
  const job: LetterJob = { merchantId: letter.merchantId, messageId: inserted.id }
  await sql`
    select outbox_add_later(${letterTask}, ${JSON.stringify(job)}::json, ${`letter/${inserted.id}`})`.execute(tx)
}
