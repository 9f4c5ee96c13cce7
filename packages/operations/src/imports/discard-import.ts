import { Refusal, refuseUnless } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { ImportId } from '@cauce/domain/imports/questions'
import { operation } from '../operation.ts'
import type { ImportedKind } from './kind.ts'

/**
 * Throws a preview away that was not saved, its file with it. Refuses with `not-found` or `move-not-allowed` (`state`) once it
 * is saved.
 */
export const discardImport = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  operation({
    name: `imports.${kind.name}.discard`,
    permission: kind.permission,
    input: ImportId,
    async run({ tx, record }, { id }) {
      const found = await tx
        .selectFrom('import')
        .select(['merchant_id', 'centre_id', 'state', 'adds', 'updates', 'same', 'red'])
        .where('id', '=', id)
        .where('kind', '=', kind.name)
        .forUpdate()
        .executeTakeFirst()
      refuseUnless(found, 'not-found')
      const { merchant_id: merchantId, centre_id: centreId, state, adds, updates, same, red } = found
      if (state !== 'previewed') throw new Refusal('move-not-allowed', { state })
      await tx.deleteFrom('import').where('id', '=', id).where('state', '=', 'previewed').execute()
      const before = { kind: kind.name, rows: adds + updates + same + red }
      await record({ subjectKind: 'import', subjectId: id, merchantId, centreId, before })
      return { id }
    },
  })
