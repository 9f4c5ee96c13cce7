import { refuseUnless } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { ImportId } from '@cauce/domain/imports/questions'
import { reading } from '../operation.ts'
import type { ImportedKind } from './kind.ts'

/** The file of an import as it came in, to be read once more. Refuses with `not-found`. */
export const importFile = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.file`,
    permission: kind.permission,
    input: ImportId,
    async run({ db }, { id }) {
      const found = await db
        .selectFrom('import')
        .select(['file', 'file_name as fileName', 'centre_id as centreId'])
        .where('id', '=', id)
        .where('kind', '=', kind.name)
        .executeTakeFirst()
      refuseUnless(found, 'not-found')
      return found
    },
  })
