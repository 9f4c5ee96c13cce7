import type { Tx } from '@cauce/database/connection'

/** A message by our id or the provider's, with the centre of its sale, locked until the end of the transaction. */
export const lockMessage = (tx: Tx, by: 'id' | 'provider_id', value: string) =>
  tx
    .selectFrom('message')
    .select(['id', 'merchant_id', 'state', 'template', 'channel', 'sent_at'])
    .select(({ selectFrom, fn }) =>
      fn
        .coalesce(
          selectFrom('financing').select('centre_id').whereRef('financing.id', '=', 'message.subject_id'),
          selectFrom('orders').select('orders.centre_id').whereRef('orders.id', '=', 'message.subject_id'),
        )
        .as('centre_id'),
    )
    .where(by, '=', value)
    .forUpdate()
    .executeTakeFirst()
