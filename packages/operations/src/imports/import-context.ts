import type { ImportContext } from '@cauce/domain/imports/columns'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { dateIn } from '@cauce/domain/money/calendar'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import type { ImportedKind } from './kind.ts'
import { placeOfImport } from './place-of-import.ts'

/** What a list is read by, asked before it is read. Refuses a place that it may not go to as `placeOfImport` does. */
export const importContext = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.context`,
    permission: kind.permission,
    input: z.object({ centreId: Id.nullable() }),
    async run({ db, actor, now }, { centreId }): Promise<ImportContext> {
      const { merchantId } = await placeOfImport(db, kind, actor.scope, centreId)
      const { time_zone, country } = await db
        .selectFrom('merchant')
        .select(['time_zone', 'country'])
        .where('id', '=', merchantId)
        .executeTakeFirstOrThrow()
      const centre = centreId
        ? await db.selectFrom('centre').select(['code', 'name']).where('id', '=', centreId).executeTakeFirstOrThrow()
        : undefined
      return {
        today: dateIn(time_zone, now),
        taxCountry: country === 'FR' ? 'FR' : 'ES',
        ...(centre && { centre: [centre.code, centre.name] }),
      }
    },
  })
