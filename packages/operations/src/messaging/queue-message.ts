import type { Tx } from '@cauce/database/connection'
import type { MessageTemplate } from '@cauce/domain/messaging/templates'

export type QueuedMessage = {
  merchantId: string
  channel: 'sms' | 'email'
  recipient: string
  template: MessageTemplate
  locale: string
  subjectKind: 'financing'
  subjectId: string
  /** One message per subject and key: a repeat gives the first one's id. */
  requestKey: string
  at: string
}

/** Stores a message to be delivered by the process it is handed to; its body is made at delivery, from the facts then. */
export async function queueMessage(tx: Tx, message: QueuedMessage): Promise<string> {
  const values = {
    merchant_id: message.merchantId,
    channel: message.channel,
    recipient: message.recipient,
    template: message.template,
    locale: message.locale,
    subject_kind: message.subjectKind,
    subject_id: message.subjectId,
    request_key: message.requestKey,
    created_at: message.at,
  }
  const { id } = await tx
    .insertInto('message')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['merchant_id', 'subject_id', 'request_key']).doUpdateSet({ request_key: message.requestKey }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
