import { refuseUnless } from '@cauce/domain/errors'
import { z } from 'zod'
import { operation } from '../operation.ts'

/** The language in which the acting person reads the back office, wherever they sign in. */
export const setLocale = operation({
  name: 'access.set-locale',
  permission: 'account.own',
  input: z.object({ locale: z.enum(['es', 'fr', 'en']) }),
  async run({ tx, actor, record, unchanged }, { locale }) {
    const user = await tx
      .selectFrom('app_user')
      .select(['merchant_id', 'locale'])
      .where('id', '=', actor.userId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    refuseUnless(user, 'not-found')
    if (user.locale === locale) {
      unchanged()
      return { locale }
    }
    await tx.updateTable('app_user').set({ locale }).where('id', '=', actor.userId).execute()
    await record({
      subjectKind: 'user',
      subjectId: actor.userId,
      merchantId: user.merchant_id,
      before: { locale: user.locale },
      after: { locale },
    })
    return { locale }
  },
})
