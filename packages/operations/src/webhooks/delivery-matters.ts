import { WebhookId } from '@cauce/domain/webhooks/schema'
import { reading } from '../operation.ts'

/** Whether a command to a delivery's process that has ended leaves something to do: it was sent again. */
export const deliveryMatters = reading({
  name: 'webhooks.delivery-matters',
  permission: 'webhooks.process',
  input: WebhookId,
  async run({ db }, { id }): Promise<boolean> {
    const waiting = await db
      .selectFrom('webhook_delivery')
      .select('id')
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .executeTakeFirst()
    return waiting !== undefined
  },
})
