import { InvoiceMonth } from '@cauce/domain/disbursement/invoices'
import { Id } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorInstant } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { stands } from './standing-invoice.ts'

const pageSize = 500
/** By the merchant's own clock. */
const hourOfInvoices = 6

const Due = z.object({ merchantId: Id, month: InvoiceMonth })
type Due = z.infer<typeof Due>

/**
 * The months to be invoiced of merchants whose hour came within the hour before `slot`, by their own clock: over, charged,
 * without an invoice that stands, and with nothing that waits for the bank; 500 at a time. So most are found on the first
 * day of the next month, and none is ever missed where that day was.
 */
export const invoicesDue = reading({
  name: 'invoices.due',
  permission: 'invoices.process',
  input: z.object({ slot: cursorInstant, after: Due.optional() }),
  async run({ db }, { slot, after }): Promise<{ due: Due[]; next: Due | null }> {
    const last = after ?? { merchantId: '00000000-0000-0000-0000-000000000000', month: '0001-01-01' }
    const { rows } = await sql<Due>`
      select m.id as "merchantId", charged.month
      from merchant m
      cross join lateral (select (${slot}::timestamptz at time zone m.time_zone)::date as day) l
      cross join lateral (
        select (l.day + make_interval(hours => ${hourOfInvoices})) at time zone m.time_zone as due_at) h
      cross join lateral (
        select date_trunc('month', d.day)::date as month from disbursement d
        where d.merchant_id = m.id and d.state <> 'rejected' and d.day < date_trunc('month', l.day)
        group by date_trunc('month', d.day)
        having bool_and(d.state <> 'prepared') and (sum(d.net_cents) <> 0 or sum(d.vat_cents) <> 0)) charged
      where h.due_at <= ${slot}::timestamptz and h.due_at > ${slot}::timestamptz - interval '1 hour'
        and (m.id, charged.month) > (${last.merchantId}::uuid, ${last.month}::date)
        and not exists (
          select from invoice i where i.merchant_id = m.id and i.month = charged.month and ${stands('i')})
      order by m.id, charged.month limit ${pageSize}`.execute(db)
    return { due: rows, next: rows.length === pageSize ? (rows.at(-1) ?? null) : null }
  },
})
