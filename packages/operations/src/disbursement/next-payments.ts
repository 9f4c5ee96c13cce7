import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { dueOfOrders } from './pay-waiting-orders.ts'

/** What a merchant's next payment would come to now, in cents; `feesCents` is commission with VAT, taken off `balanceCents`. */
export type NextPayment = {
  merchantId: string
  merchantName: string
  orders: number
  shippedCents: number
  returnedCents: number
  feesCents: number
  /** Zero or less is no payment: it is carried to the one after. */
  balanceCents: number
}

/** What waits for each merchant's next payment, by name; a merchant of which nothing waits has no row. */
export const nextPayments = reading({
  name: 'disbursements.next',
  permission: 'disbursements.read',
  input: z.void(),
  async run({ db, actor: { scope } }): Promise<NextPayment[]> {
    const ofScope = scope.kind === 'merchant' ? sql`where merchant_id = ${scope.merchantId}` : sql``
    const { rows } = await sql<NextPayment>`
      with waiting as (select order_id from disbursable_order ${ofScope}),
      due as materialized (${dueOfOrders})
      select m.id as "merchantId", m.name as "merchantName", count(*)::int as orders,
        sum(shipped_cents) as "shippedCents", sum(returned_cents) as "returnedCents",
        sum(net_cents + vat_cents) as "feesCents",
        sum(shipped_cents - returned_cents - net_cents - vat_cents) as "balanceCents"
      from due join orders o on o.id = due.order_id join merchant m on m.id = o.merchant_id
      group by m.id, m.name order by m.name, m.id`.execute(db)
    return rows
  },
})
