import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { isTrial, unsavedLimits } from './drop-unsaved.ts'
import { type ImportFacts, importFacts, importsOf } from './import-facts.ts'
import type { ImportedKind } from './kind.ts'

/** The asking person's own previews of a kind that were not saved, the newest first; no more are kept than are listed. */
export const listUnsaved = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.unsaved`,
    permission: kind.permission,
    input: z.void(),
    async run({ db, actor }): Promise<ImportFacts<Name>[]> {
      const rows = await importsOf(db, kind.name)
        .where('i.state', '=', 'previewed')
        .where('i.created_by', '=', actor.userId)
        .where(({ not }) => not(isTrial))
        .orderBy('i.created_at', 'desc')
        .orderBy('i.id', 'desc')
        .limit(unsavedLimits.previews)
        .execute()
      return rows.map((row) => importFacts(kind.name, row))
    },
  })
