import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { userImports } from '@cauce/operations/access/people/user-import'
import { serviceImports } from '@cauce/operations/catalogue/service-import'
import { discardImport } from '@cauce/operations/imports/discard-import'
import { getImport } from '@cauce/operations/imports/get-import'
import { importRows } from '@cauce/operations/imports/import-rows'
import type { ImportedKind } from '@cauce/operations/imports/kind'
import { listImports } from '@cauce/operations/imports/list-imports'
import { listUnsaved } from '@cauce/operations/imports/list-unsaved'
import { saveImport } from '@cauce/operations/imports/save-import'
import { undoImport } from '@cauce/operations/imports/undo-import'
import { mutation, query, router } from './trpc.ts'

/** The same for every kind of list, each under its own permission. A file itself comes in by POST /imports. */
const proceduresOf = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  router({
    list: query(listImports(kind)),
    unsaved: query(listUnsaved(kind)),
    get: query(getImport(kind)),
    rows: query(importRows(kind)),
    save: mutation(saveImport(kind)),
    undo: mutation(undoImport(kind)),
    discard: mutation(discardImport(kind)),
  })

export const imports = router({ services: proceduresOf(serviceImports), users: proceduresOf(userImports) })
