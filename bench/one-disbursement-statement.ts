import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'

/**
 * What an engineer would write who had all night to himself: every merchant's payment of a day, its lines, ledger entries
 * and postings in one statement, without locks, log or row-level security. Taken back at the end, so that the same orders
 * may be paid in earnest; its postings are checked before that, as a commit would.
 */
export async function oneStatement(owner: Db, day: string, merchantIds: readonly string[]): Promise<void> {
  await owner
    .transaction()
    .execute(async (tx) => {
      await sql`
        with due as materialized (
          select d.merchant_id, d.order_id,
            -sum(p.amount_cents) filter (where p.amount_cents < 0) as shipped,
            coalesce(sum(p.amount_cents) filter (where p.amount_cents > 0), 0) as returned,
            round(-sum(p.amount_cents) * max(t.rate_bp) / 10000.0) as net,
            round(round(-sum(p.amount_cents) * max(t.rate_bp) / 10000.0) * max(t.vat_bp) / 10000.0) as vat
          from disbursable_order d
          join ledger_entry e on e.order_id = d.order_id
          join ledger_posting p on p.entry_id = e.id and p.account = 'merchant-payable'
          join order_tariff t on t.order_id = d.order_id
          where d.merchant_id = any(${[...merchantIds]}::uuid[])
          group by d.merchant_id, d.order_id
        ),
        paid as (
          insert into disbursement (merchant_id, day, number, end_to_end_id, gross_cents, net_cents, vat_cents, paid_cents,
            orders, iban, prepared_at)
          select m.id, ${day}::date, 'B-' || m.id, 'B-' || m.id, sum(shipped - returned), sum(net), sum(vat),
            sum(shipped - returned - net - vat), count(*), m.iban, now()
          from due join merchant m on m.id = due.merchant_id group by m.id
          returning id, merchant_id
        ),
        lines as (
          insert into disbursement_line
          select paid.id, order_id, merchant_id, shipped, returned, net, vat from due join paid using (merchant_id)
        ),
        entries as (
          insert into ledger_entry (merchant_id, kind, order_id, disbursement_id, fact_key, posted_at)
          select merchant_id, 'payout', order_id, paid.id, 'payout/' || paid.id || '/' || order_id, now()
          from due join paid using (merchant_id)
          returning id, order_id, merchant_id
        ),
        postings as (
          insert into ledger_posting (entry_id, merchant_id, position, account, amount_cents)
          select e.id, e.merchant_id, p.position, p.account, p.cents
          from entries e join due using (order_id)
          cross join lateral (values (1, 'merchant-payable', shipped - returned), (2, 'bank', net + vat - shipped + returned),
            (3, 'commission-income', -net), (4, 'commission-vat', -vat)) p (position, account, cents)
          where p.cents <> 0
        )
        delete from disbursable_order d using due where d.order_id = due.order_id`.execute(tx)
      await sql`set constraints all immediate`.execute(tx)
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
}

class TakenBack extends Error {}
