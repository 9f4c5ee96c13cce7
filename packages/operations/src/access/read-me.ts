import { permissionsOf } from '@cauce/domain/access/permissions'
import type { Role } from '@cauce/domain/access/roles'
import { refuseUnless } from '@cauce/domain/errors'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** Who is signed in, what they may do and in which merchant and centres; a platform role has no merchant. */
export const readMe = reading({
  name: 'access.me',
  permission: 'account.own',
  input: z.void(),
  async run({ db, actor }) {
    const user = await db
      .selectFrom('app_user')
      .select(['id', 'name', 'first_name', 'last_name', 'email', 'locale', 'role', 'merchant_id'])
      .where('id', '=', actor.userId)
      .executeTakeFirst()
    refuseUnless(user, 'not-found')
    const merchant = await db
      .selectFrom('merchant')
      .select(['id', 'name', 'locale', 'country', 'time_zone as timeZone'])
      .where('id', '=', user.merchant_id)
      .executeTakeFirst()
    const centres = await db
      .selectFrom('centre')
      .select(['id', 'name'])
      .where('merchant_id', '=', user.merchant_id)
      .orderBy('name')
      .execute()
    const scope = actor.scope
    const mine = scope.kind === 'platform' || scope.centreIds === 'all' ? 'all' : scope.centreIds
    return {
      user: {
        id: user.id,
        name: user.name,
        firstName: user.first_name,
        lastName: user.last_name,
        email: user.email,
        role: user.role as Role,
        locale: user.locale,
      },
      permissions: permissionsOf(actor),
      merchant: merchant ?? null,
      centres: mine === 'all' ? centres : centres.filter((centre) => mine.includes(centre.id)),
    }
  },
})
