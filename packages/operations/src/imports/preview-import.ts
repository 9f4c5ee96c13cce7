import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { Id, typed } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { dropUnsaved } from './drop-unsaved.ts'
import { insertPreview } from './insert-preview.ts'
import type { ImportedKind } from './kind.ts'
import { placeOfImport } from './place-of-import.ts'
import type { ReadList } from './read-list.ts'

/**
 * Keeps a file with its rows and what saving each would do; nothing else is changed yet, but that the oldest previews of
 * who asks go where there are too many of them. Refuses with `not-found` (centre) or `forbidden`.
 */
export const previewImport = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  operation({
    name: `imports.${kind.name}.preview`,
    permission: kind.permission,
    input: z.object({
      centreId: Id.nullable(),
      fileName: typed(255),
      file: z.instanceof(Uint8Array),
      list: z.custom<ReadList<Name>>(),
    }),
    async run({ tx, actor, now, record }, { centreId, ...given }) {
      const place = await placeOfImport(tx, kind, actor.scope, centreId)
      const { id, rows } = await insertPreview(tx, kind, { place, actor, by: actor.userId, now }, given)
      await dropUnsaved(tx, actor.userId)
      await record({ subjectKind: 'import', subjectId: id, ...place, after: { kind: kind.name, rows } })
      return { id }
    },
  })
