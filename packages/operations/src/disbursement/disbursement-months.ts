import { DisbursementFilter } from '@cauce/domain/disbursement/filter'
import { sql } from 'kysely'
import { reading } from '../operation.ts'
import { matchingDisbursements } from './matching-disbursements.ts'

/** How many months back totals go where no filter says otherwise, and how many days a plot shows. */
const monthsAtMost = 24
const daysAtMost = 92

/**
 * What the payments that a filter lets through come to: month by month, newest first, and for the days that had any,
 * oldest first; amounts in cents, `feesCents` is commission with VAT. Rejected ones count in neither, unless they are asked for by themselves.
 */
export const disbursementMonths = reading({
  name: 'disbursements.months',
  permission: 'disbursements.read',
  input: DisbursementFilter,
  async run({ db, actor }, filter) {
    const counted = matchingDisbursements(db, actor.scope, filter)
      .$if(!filter.states?.length, (query) => query.where('d.state', '<>', 'rejected'))
      .select(({ fn }) => [
        sql<number>`count(*)::int`.as('payments'),
        sql<number>`sum(d.orders)::int`.as('orders'),
        fn.sum<number>('d.gross_cents').as('grossCents'),
        sql<number>`sum(d.net_cents + d.vat_cents)`.as('feesCents'),
        fn.sum<number>('d.paid_cents').as('paidCents'),
      ])
    const [months, days] = [
      await counted
        .select(sql<string>`to_char(d.day, 'YYYY-MM')`.as('month'))
        .groupBy(sql`to_char(d.day, 'YYYY-MM')`)
        .orderBy('month', 'desc')
        .limit(monthsAtMost)
        .execute(),
      await counted.select('d.day').groupBy('d.day').orderBy('d.day', 'desc').limit(daysAtMost).execute(),
    ]
    return { months, days: days.toReversed() }
  },
})
