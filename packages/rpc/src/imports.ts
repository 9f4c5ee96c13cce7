import type { ImportKindName, UndoableKindName } from '@cauce/domain/imports/kinds'
import { userImports } from '@cauce/operations/access/people/user-import'
import { serviceImports } from '@cauce/operations/catalogue/service-import'
import { discardImport } from '@cauce/operations/imports/discard-import'
import { getImport } from '@cauce/operations/imports/get-import'
import { importRows } from '@cauce/operations/imports/import-rows'
import type { ImportedKind, UndoableKind } from '@cauce/operations/imports/kind'
import { listImports } from '@cauce/operations/imports/list-imports'
import { listUnsaved } from '@cauce/operations/imports/list-unsaved'
import { saveImport } from '@cauce/operations/imports/save-import'
import { undoImport } from '@cauce/operations/imports/undo-import'
import { shipmentImports } from '@cauce/operations/orders/shipments/shipment-import'
import { mutation, query, router } from './trpc.ts'

/** The same for every kind of list, each under its own permission. A file itself comes in by POST /imports. */
const proceduresOf = <Name extends ImportKindName>(kind: ImportedKind<Name>) => ({
  list: query(listImports(kind)),
  unsaved: query(listUnsaved(kind)),
  get: query(getImport(kind)),
  rows: query(importRows(kind)),
  save: mutation(saveImport(kind)),
  discard: mutation(discardImport(kind)),
})

const undoable = <Name extends UndoableKindName>(kind: UndoableKind<Name>) =>
  router({ ...proceduresOf(kind), undo: mutation(undoImport(kind)) })

export const imports = router({
  services: undoable(serviceImports),
  users: undoable(userImports),
  shipments: router(proceduresOf(shipmentImports)),
})
