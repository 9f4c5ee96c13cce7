import { FinancingFilter } from '@cauce/domain/financing/filter'
import { countedAtMost } from '@cauce/domain/limits'
import { sql } from 'kysely'
import { reading } from '../operation.ts'
import { matchingFinancings } from './matching-financings.ts'

export type FinancingCounts = { all: number; archived: number; confirmed: number }

/**
 * How many financings each tab would show under the other conditions of a filter. One more than `countedAtMost` stands
 * for "more than that".
 */
export const countFinancings = reading({
  name: 'financing.count',
  permission: 'financings.read',
  input: FinancingFilter,
  async run({ db, actor }, filter): Promise<FinancingCounts> {
    const atMost = (filter.search ? countedAtMost.found : countedAtMost.all) + 1
    const countOf = async (tab: FinancingFilter['tab']): Promise<number> => {
      const some = matchingFinancings(db, actor.scope, { ...filter, tab })
        .select(sql`1`.as('one'))
        .limit(atMost)
      const { count } = await db
        .selectFrom(some.as('some'))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    }
    return { all: await countOf('all'), archived: await countOf('archived'), confirmed: await countOf('confirmed') }
  },
})
