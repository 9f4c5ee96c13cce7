import type { Tx } from '@cauce/database/connection'
import type { MessageTemplate } from '@cauce/domain/messaging/templates'
import { queueMessage } from '../messaging/queue-message.ts'
import type { LockedFinancing } from './of-financing.ts'

type Channel = 'sms' | 'email'

/** Queues the same news on each channel, to the phone and the e-mail of the sale; gives the messages' ids, and for a repeated key those of the first time. */
export async function queueToShopper(
  tx: Tx,
  financing: LockedFinancing,
  template: MessageTemplate,
  channels: readonly Channel[],
  key: string,
  now: string,
): Promise<string[]> {
  const ids: string[] = []
  for (const channel of channels) {
    const message = {
      channel,
      recipient: channel === 'sms' ? financing.phone : financing.email,
      template,
      locale: financing.locale,
    }
    ids.push(
      await queueMessage(tx, {
        ...message,
        merchantId: financing.merchant_id,
        subjectKind: 'financing',
        subjectId: financing.id,
        requestKey: `${key}/${channel}`,
        at: now,
      }),
    )
  }
  return ids
}
