import type { InvoiceSeries } from '@cauce/domain/disbursement/invoice-number'
import { InvoicePage } from '@cauce/domain/disbursement/invoices'
import { CalendarDate } from '@cauce/domain/schema'
import { type SqlBool, sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import type { InvoiceRow } from './invoice-row.ts'

/** What the payments of an invoice's month charge as they stand today. */
const chargedNow = sql<number>`(
  select coalesce(sum(d.net_cents + d.vat_cents), 0) from disbursement d
  where d.merchant_id = i.merchant_id and d.state in ('sent', 'paid')
    and d.day >= i.month and d.day < i.month + interval '1 month')`

/** A page of the invoices and credit notes, newest first. Refuses an `after` that no page gave with `bad-input`. */
export const listInvoices = reading({
  name: 'invoices.list',
  permission: 'invoices.read',
  input: InvoicePage,
  async run({ db, actor }, { after, limit, merchantIds, from, to }) {
    let query = db
      .selectFrom('invoice as i')
      .innerJoin('merchant as m', 'm.id', 'i.merchant_id')
      .leftJoin('invoice as corrected', 'corrected.id', 'i.corrects')
      .leftJoin('invoice as note', 'note.corrects', 'i.id')
      .select(['i.id', 'i.number', 'i.series', 'i.month', 'i.issued_on as issuedOn', 'i.merchant_id as merchantId'])
      .select(['m.name as merchantName', 'i.net_cents as netCents', 'i.vat_cents as vatCents'])
      .select(['i.total_cents as totalCents', 'corrected.number as corrects', 'note.number as correctedBy'])
      .select(
        sql<boolean>`i.series = 'commission' and note.id is null and i.total_cents <> ${chargedNow}`.as('isOutdated'),
      )
      .orderBy('i.issued_on', 'desc')
      .orderBy('i.id', 'desc')
    const { scope } = actor
    if (scope.kind === 'merchant') query = query.where('i.merchant_id', '=', scope.merchantId)
    if (merchantIds?.length) query = query.where(sql<SqlBool>`i.merchant_id = any(${[...merchantIds]}::uuid[])`)
    if (from) query = query.where('i.issued_on', '>=', from)
    if (to) query = query.where('i.issued_on', '<=', to)
    if (after !== undefined) {
      const { value, id } = decodeCursor(after, CalendarDate)
      query = query.where(sql<SqlBool>`(i.issued_on, i.id) < (${value}::date, ${id}::uuid)`)
    }
    const found = await query.limit(limit + 1).execute()
    const rows: InvoiceRow[] = found
      .slice(0, limit)
      .map(({ series, ...row }) => ({ ...row, series: series as InvoiceSeries }))
    const last = rows.at(-1)
    return { rows, next: found.length > limit && last ? encodeCursor({ value: last.issuedOn, id: last.id }) : null }
  },
})
