import type { InvoiceSeries } from '@cauce/domain/disbursement/invoice-number'
import { InvoicePage } from '@cauce/domain/disbursement/invoices'
import { type SqlBool, sql } from 'kysely'
import { cutPage, pageOf } from '../list-cursor.ts'
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
      .select(sql<boolean>`i.corrects is null and note.id is null and i.total_cents <> ${chargedNow}`.as('isOutdated'))
    const { scope } = actor
    if (scope.kind === 'merchant') query = query.where('i.merchant_id', '=', scope.merchantId)
    if (merchantIds?.length) query = query.where(sql<SqlBool>`i.merchant_id = any(${[...merchantIds]}::uuid[])`)
    if (from) query = query.where('i.issued_on', '>=', from)
    if (to) query = query.where('i.issued_on', '<=', to)
    const order = { by: 'i.issued_on', type: 'date', id: 'i.id', direction: 'desc' } as const
    const found = await cutPage(query, order, { after, limit }).execute()
    const rows = found.map(({ series, ...row }): InvoiceRow => ({ ...row, series: series as InvoiceSeries }))
    return pageOf(rows, limit, ({ issuedOn, id }) => ({ value: issuedOn, id }))
  },
})
