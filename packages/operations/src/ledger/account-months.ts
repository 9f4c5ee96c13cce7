import { AccountMonths } from '@cauce/domain/ledger/questions'
import { sql } from 'kysely'
import { calendarZone } from '../access/merchant-calendar.ts'
import { reading } from '../operation.ts'
import { ofMerchants, postedBy } from './entry-condition.ts'

const monthsAtMost = 24

/**
 * An account's balance at the end of each of its last months, the oldest first, from the first one that touched it; cents,
 * debits positive. The last month is that of `to`, or the newest with an entry.
 */
export const accountMonths = reading({
  name: 'ledger.months',
  permission: 'ledger.read',
  input: AccountMonths,
  async run({ db, actor }, { account, merchantIds, to }) {
    const { rows } = await sql<{ month: string; balanceCents: number }>`
      with moved as (
        select date_trunc('month', e.posted_at at time zone ${calendarZone(actor.scope)})::date as month,
          sum(p.amount_cents) as cents
        from ledger_posting p join ledger_entry e on e.id = p.entry_id
        where p.account = ${account} and ${ofMerchants(actor.scope, merchantIds)}
          and ${ofMerchants(actor.scope, merchantIds, 'p')} and ${postedBy(actor.scope, to)}
        group by 1
      ),
      months as (
        select generate_series(min(month)::timestamp, coalesce(date_trunc('month', ${to ?? null}::date), max(month)), '1 month')::date
          as month from moved
      )
      select month, (sum(coalesce(cents, 0)) over (order by month))::bigint as "balanceCents"
      from months left join moved using (month) order by month desc limit ${monthsAtMost}`.execute(db)
    return rows.toReversed()
  },
})
