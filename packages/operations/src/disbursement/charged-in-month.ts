import type { Db } from '@cauce/database/connection'
import type { InvoiceLine } from '@cauce/domain/disbursement/invoices'
import { sql } from 'kysely'

/**
 * The commission that a merchant was charged with the payments of a month (its first day) that went to the bank, a line for
 * each rate of VAT. What the bank rejected charges nothing.
 */
export async function chargedInMonth(db: Db, merchantId: string, month: string): Promise<InvoiceLine[]> {
  const { rows } = await sql<InvoiceLine>`
    select coalesce(t.vat_bp, 0) as "vatRateBp", sum(l.net_cents)::bigint as "baseCents",
      sum(l.vat_cents)::bigint as "vatCents"
    from disbursement d
    join disbursement_line l on l.disbursement_id = d.id
    left join order_tariff t on t.order_id = l.order_id
    where d.merchant_id = ${merchantId} and d.state in ('sent', 'paid')
      and d.day >= ${month}::date and d.day < ${month}::date + interval '1 month'
    group by coalesce(t.vat_bp, 0)
    having sum(l.net_cents) <> 0 or sum(l.vat_cents) <> 0
    order by coalesce(t.vat_bp, 0) desc`.execute(db)
  return rows
}

/** Whether a payment of the month is not yet at the bank: then what the month charges is not settled. */
export async function waitsForBank(db: Db, merchantId: string, month: string): Promise<boolean> {
  const { rows } = await sql`
    select from disbursement d
    where d.merchant_id = ${merchantId} and d.state = 'prepared'
      and d.day >= ${month}::date and d.day < ${month}::date + interval '1 month' limit 1`.execute(db)
  return rows.length > 0
}
