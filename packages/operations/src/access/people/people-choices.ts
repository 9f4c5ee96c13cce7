import { assignableRights, assignableRoles } from '@cauce/domain/access/assigning'
import { z } from 'zod'
import { reading } from '../../operation.ts'

/** What people can be given and narrowed by: centres and merchants in scope, and what the asking person may give. */
export const peopleChoices = reading({
  name: 'users.choices',
  permission: 'users.read',
  input: z.void(),
  async run({ db, actor }) {
    const { scope } = actor
    const centres = await db
      .selectFrom('centre')
      .select(['id', 'name', 'merchant_id as merchantId'])
      .orderBy('name')
      .limit(mostShown)
      .execute()
    const merchants = await db.selectFrom('merchant').select(['id', 'name']).orderBy('name').limit(mostShown).execute()
    const sees = scope.kind === 'merchant' && scope.centreIds !== 'all' ? scope.centreIds : undefined
    return {
      centres: sees ? centres.filter(({ id }) => sees.includes(id)) : centres,
      merchants: scope.kind === 'platform' ? merchants : [],
      roles: assignableRoles(actor),
      rights: assignableRights(actor),
    }
  },
})

const mostShown = 500
