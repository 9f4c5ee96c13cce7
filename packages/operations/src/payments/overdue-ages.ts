import { daysOfAge, debtAges } from '@cauce/domain/payments/overdue'
import { OverdueFilter } from '@cauce/domain/payments/overdue-questions'
import { sql } from 'kysely'
import { reading } from '../operation.ts'
import { daysDue, overdueInstalments } from './overdue-instalments.ts'

/** What overdue instalments come to by the age of the debt, each band in turn, in cents; whatever bands the filter names. */
export const overdueAges = reading({
  name: 'payments.overdue-ages',
  permission: 'payments.overdue',
  input: OverdueFilter.omit({ ages: true, sort: true, direction: true }),
  async run({ db, actor, now }, filter) {
    // The number of its last band that it has reached.
    const starts = debtAges.slice(1).map((age) => daysOfAge[age].from)
    const band = sql<number>`width_bucket(${daysDue(now)}, ${starts}::integer[])`
    const found = await overdueInstalments(db, actor.scope, now, { ...filter, sort: 'age', direction: 'desc' })
      .select(({ fn }) => [
        band.as('band'),
        fn.countAll<number>().as('count'),
        fn.sum<number>('i.amount_cents').as('cents'),
      ])
      .groupBy('band')
      .execute()
    return debtAges.map((age, index) => {
      const of = found.find(({ band }) => band === index)
      return { age, count: Number(of?.count ?? 0), amountCents: Number(of?.cents ?? 0) }
    })
  },
})
