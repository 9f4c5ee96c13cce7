import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { tellSwitched } from './tell-plans.ts'

/**
 * Switches automatic payments of a customer off, or on again: while they are off, no instalment of any of their orders is
 * charged by itself. Source: features.md C17. Refuses with `not-found`.
 */
export const switchAutomaticPayments = operation({
  name: 'payments.switch-automatic',
  permission: 'payments.automatic',
  input: z.object({ customerId: Id, on: z.boolean() }),
  async run({ tx, now, record, unchanged }, { customerId, on }) {
    const customer = await tx
      .selectFrom('customer')
      .select(['id', 'merchant_id', 'automatic_payments'])
      .where('id', '=', customerId)
      .forUpdate()
      .executeTakeFirst()
    refuseUnless(customer, 'not-found')
    if (customer.automatic_payments === on) {
      unchanged()
      return { customerId, on }
    }
    await tx.updateTable('customer').set({ automatic_payments: on }).where('id', '=', customerId).execute()
    await tellSwitched(tx, customerId, on, now)
    const place = { subjectKind: 'customer' as const, subjectId: customerId, merchantId: customer.merchant_id }
    await record({ ...place, before: { automaticPayments: !on }, after: { automaticPayments: on } })
    return { customerId, on }
  },
})
