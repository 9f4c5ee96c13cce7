import { ReferenceQuestion } from '@cauce/domain/financing/schema'
import { sql } from 'kysely'
import { reading } from '../operation.ts'

/** Whether the merchant already has an order with this reference, in whichever case. Sending refuses it anyway; this only says so early. */
export const checkReference = reading({
  name: 'financing.check-reference',
  permission: 'financings.send',
  input: ReferenceQuestion,
  async run({ db, actor }, { reference }) {
    if (actor.scope.kind === 'platform') return { taken: false }
    const order = await db
      .selectFrom('orders')
      .select('id')
      .where('merchant_id', '=', actor.scope.merchantId)
      .where('reference_key', '=', sql<string>`lower(${reference}::text)`)
      .executeTakeFirst()
    return { taken: order !== undefined }
  },
})
