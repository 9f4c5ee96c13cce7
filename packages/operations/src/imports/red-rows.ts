import { refuseUnless } from '@cauce/domain/errors'
import type { CellFaults, SheetRow } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName } from '@cauce/domain/imports/kinds'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import type { ImportedKind } from './kind.ts'
import type { KeptRow } from './meet-existing.ts'

export type RedRow<Name extends ImportKindName> = SheetRow<ColumnOf[Name]> & { faults: CellFaults<ColumnOf[Name]> }

/**
 * Some red rows of an import, as they are kept together, so that each is read once on the way through all of them; `after`
 * is what the last answer gave as `next`. Refuses with `not-found`.
 */
export const redRows = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.red-rows`,
    permission: kind.permission,
    input: z.object({ id: Id, after: z.int().min(0).default(0) }),
    async run({ db }, { id, after }): Promise<{ rows: RedRow<Name>[]; next: number | null }> {
      const found = await db
        .selectFrom('import')
        .select('id')
        .where('id', '=', id)
        .where('kind', '=', kind.name)
        .executeTakeFirst()
      refuseUnless(found, 'not-found')
      const part = await db
        .selectFrom('import_part')
        .select(['last_row', 'rows'])
        .where('import_id', '=', id)
        .where('first_row', '>', after)
        .where('red', '>', 0)
        .orderBy('first_row')
        .limit(1)
        .executeTakeFirst()
      if (!part) return { rows: [], next: null }
      const kept = JSON.parse(part.rows) as KeptRow[]
      const rows = kept.flatMap(({ row, cells, faults }) => (faults ? [{ row, cells, faults } as RedRow<Name>] : []))
      return { rows, next: part.last_row }
    },
  })
