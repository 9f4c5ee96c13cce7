import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { stands } from '../disbursement/standing-invoice.ts'

type Conditions = { of: (table: string) => RawBuilder<SqlBool> }

/** What the ledger says of each payment to a merchant, rejections taken off; `payment_books` of the statement. */
export const paymentBooks = ({ of }: Conditions) => sql`
  select e.disbursement_id,
    coalesce(sum(p.amount_cents) filter (where p.account = 'merchant-payable'), 0) as gross,
    coalesce(-sum(p.amount_cents) filter (where p.account = 'commission-income'), 0) as net,
    coalesce(-sum(p.amount_cents) filter (where p.account = 'commission-vat'), 0) as vat,
    coalesce(-sum(p.amount_cents) filter (where p.account = 'bank'), 0) as paid
  from ledger_entry e join ledger_posting p on p.entry_id = e.id
  where e.disbursement_id is not null and e.kind in ('payout', 'payout-rejected') and ${of('e')} and ${of('p')}
  group by e.disbursement_id`

/**
 * What every payment to a merchant says, nothing where the bank rejected it; and what every invoice that stands says beside
 * the payments of its month that went to the bank, and each month of such payments that has none, a day after it was over
 * or its last one was taken back. Rows as those of orders.
 */
export const checkedDocuments = ({ now, ...conditions }: Conditions & { now: string }): RawBuilder<unknown> => sql`
  select d.merchant_id, line.name as line, d.id, case d.state when 'rejected' then 0 else line.shown end as shown, line.ledger
  from disbursement d
  left join payment_books b on b.disbursement_id = d.id
  cross join lateral (values
    ('payout-gross', d.gross_cents, coalesce(b.gross, 0)),
    ('payout-commission', d.net_cents, coalesce(b.net, 0)),
    ('payout-vat', d.vat_cents, coalesce(b.vat, 0)),
    ('payout-paid', d.paid_cents, coalesce(b.paid, 0))
  ) line (name, shown, ledger)
  where ${conditions.of('d')}
  union all
  select i.merchant_id, line.name, i.id, line.shown, line.ledger
  from invoice i
  cross join lateral (
    select coalesce(sum(b.net), 0) as net, coalesce(sum(b.vat), 0) as vat
    from disbursement d join payment_books b on b.disbursement_id = d.id
    where d.merchant_id = i.merchant_id and d.state in ('sent', 'paid')
      and d.day >= i.month and d.day < i.month + interval '1 month'
  ) charged
  cross join lateral (values
    ('invoice-net', i.net_cents, charged.net),
    ('invoice-vat', i.vat_cents, charged.vat)
  ) line (name, shown, ledger)
  where ${stands('i')} and ${conditions.of('i')}
  union all
  select charged.merchant_id, 'uninvoiced', charged.last_id, 0, charged.cents
  from (
    select d.merchant_id, date_trunc('month', d.day)::date as month, (array_agg(d.id order by d.day desc))[1] as last_id,
      sum(b.net + b.vat) as cents
    from disbursement d join payment_books b on b.disbursement_id = d.id
    where d.state in ('sent', 'paid') and ${conditions.of('d')}
    group by d.merchant_id, date_trunc('month', d.day)
  ) charged
  join merchant m on m.id = charged.merchant_id
  where (${now}::timestamptz at time zone m.time_zone) >= charged.month + interval '1 month 1 day'
    and not exists (
      select from invoice i where i.merchant_id = charged.merchant_id and i.month = charged.month
        and (${stands('i')} or i.issued_at > ${now}::timestamptz - interval '1 day'))`

/** Debits less credits of all entries of a merchant: nothing, or the ledger itself is broken. */
export const checkedBalance = ({ of }: Conditions): RawBuilder<unknown> => sql`
  select p.merchant_id, 'balance' as line, p.merchant_id as id, 0::bigint as shown, sum(p.amount_cents) as ledger
  from ledger_posting p where ${of('p')} group by p.merchant_id`
