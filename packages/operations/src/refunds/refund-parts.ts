import { sql } from 'kysely'

/** In a query of a `refund r`: what no card takes of it and nobody sent yet, in cents; `refundStanding` of domain says the same. */
export const toTransferCents = sql<number>`(r.amount_cents
  - coalesce((select sum(t.amount_cents) from refund_transfer t where t.refund_id = r.id), 0)
  - coalesce((select sum(p.amount_cents) from refund_part p where p.refund_id = r.id and p.state <> 'failed'), 0))::bigint`
