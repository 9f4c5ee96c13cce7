import { ReferenceQuestion } from '@cauce/domain/financing/schema'
import { reading } from '../operation.ts'

/** Whether the merchant already has an order with this reference. Sending refuses it anyway; this only says so early. */
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
      .where('reference', '=', reference)
      .executeTakeFirst()
    return { taken: order !== undefined }
  },
})
