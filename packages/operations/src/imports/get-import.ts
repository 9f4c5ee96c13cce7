import { refuseUnless } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { ImportId } from '@cauce/domain/imports/questions'
import { reading } from '../operation.ts'
import { type ImportFacts, importFacts, importsOf } from './import-facts.ts'
import type { ImportedKind } from './kind.ts'

/** `repeats` is the last import that saved the very same file in the same place. */
export type ImportPreview<Name extends ImportKindName> = ImportFacts<Name> & {
  repeats: { id: string; at: string; by: string } | null
}

/** One import with its counts. Refuses with `not-found`. */
export const getImport = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.get`,
    permission: kind.permission,
    input: ImportId,
    async run({ db }, { id }): Promise<ImportPreview<Name>> {
      const found = await importsOf(db, kind.name).select('i.sha256').where('i.id', '=', id).executeTakeFirst()
      refuseUnless(found, 'not-found')
      const { sha256, ...row } = found
      const earlier = await db
        .selectFrom('import as i')
        .innerJoin('app_user as saver', 'saver.id', 'i.saved_by')
        .select(['i.id', 'i.saved_at', 'saver.name'])
        .where('i.merchant_id', '=', row.merchant_id)
        .where('i.sha256', '=', sha256)
        .where('i.kind', '=', kind.name)
        .where('i.centre_id', row.centre_id === null ? 'is' : '=', row.centre_id)
        .where('i.state', '=', 'saved')
        .where('i.id', '<>', id)
        .where('i.created_at', '<=', row.created_at)
        .orderBy('i.saved_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      const repeats = earlier ? { id: earlier.id, at: earlier.saved_at ?? '', by: earlier.name } : null
      return { ...importFacts(kind.name, row), repeats }
    },
  })
