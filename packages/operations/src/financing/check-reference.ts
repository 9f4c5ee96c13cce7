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
    const { rows } = await sql<{ taken: boolean }>`
      select reference_taken(${actor.scope.merchantId}::uuid, ${reference}::text) as taken`.execute(db)
    return { taken: rows[0]?.taken === true }
  },
})
