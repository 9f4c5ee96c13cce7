import { countedAtMost } from '@cauce/domain/limits'
import { OrderFilter } from '@cauce/domain/orders/filter'
import { sql } from 'kysely'
import { reading } from '../operation.ts'
import { matchingOrders } from './matching-orders.ts'

/** How many orders a filter lets through. One more than `countedAtMost` stands for "more than that". */
export const countOrders = reading({
  name: 'orders.count',
  permission: 'orders.read',
  input: OrderFilter,
  async run({ db, actor }, filter): Promise<{ count: number }> {
    const atMost = (filter.search ? countedAtMost.found : countedAtMost.all) + 1
    const some = matchingOrders(db, actor.scope, filter).select(sql`1`.as('one')).limit(atMost)
    return db
      .selectFrom(some.as('some'))
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  },
})
