import type { Tx } from '@cauce/database/connection'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { tellProcesses } from '../tell-process.ts'

/** Tells the processes of all plans of a customer on which something is owed that automatic payments were switched. `now` is an ISO instant. */
export async function tellSwitched(tx: Tx, customerId: string, on: boolean, now: string): Promise<void> {
  const plans = await tx
    .selectFrom('payment_plan as plan')
    .innerJoin('orders', 'orders.id', 'plan.order_id')
    .select(['plan.id', 'plan.merchant_id'])
    .where('orders.customer_id', '=', customerId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('instalment')
          .select('instalment.id')
          .whereRef('instalment.plan_id', '=', 'plan.id')
          .where('instalment.until_version', 'is', null)
          .where('instalment.paid_at', 'is', null),
      ),
    )
    .execute()
  await tellProcesses(
    tx,
    plans.map(({ id, merchant_id: merchantId }) =>
      tellInstalments({ merchantId, id }, 'switched', { on }, `switched/${id}/${now}`),
    ),
  )
}
