import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { CellFaults, SheetRow } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName, ValueOf } from '@cauce/domain/imports/kinds'
import { ImportRowsPage } from '@cauce/domain/imports/questions'
import type { RowChange } from '@cauce/domain/imports/states'
import { reading } from '../operation.ts'
import type { ImportedKind } from './kind.ts'
import type { KeptRow } from './meet-existing.ts'

/** Two hold the largest page. */
const partsAtOnce = 2

/** A row of a preview: red with its faults, or green with its value and what saving does with it. */
export type ImportRow<Name extends ImportKindName> = SheetRow<ColumnOf[Name]> &
  (
    | { faults: CellFaults<ColumnOf[Name]>; value: null; change: null; before: null }
    | {
        faults: null
        value: ValueOf[Name]
        change: RowChange
        /** Of an update: what each changed field is until then; null where it has nothing. */
        before: Partial<Record<keyof ValueOf[Name], unknown>> | null
      }
  )

export type ImportRows<Name extends ImportKindName> = { rows: ImportRow<Name>[]; next: number | null }

/** A page of the rows of an import in the order of the file. Refuses with `not-found`. */
export const importRows = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.rows`,
    permission: kind.permission,
    input: ImportRowsPage,
    async run({ db }, { id, after = 0, limit, only }): Promise<ImportRows<Name>> {
      const found = await db
        .selectFrom('import')
        .select('id')
        .where('id', '=', id)
        .where('kind', '=', kind.name)
        .executeTakeFirst()
      refuseUnless(found, 'not-found')
      const rows: ImportRow<Name>[] = []
      for await (const part of partsAfter(db, id, after, only))
        for (const kept of part) {
          const isWanted =
            kept.row > after && (only === undefined || (kept.faults === undefined) === (only === 'green'))
          if (!isWanted) continue
          if (rows.length === limit) return { rows, next: rows.at(-1)?.row ?? null }
          rows.push(shown(kept))
        }
      return { rows, next: null }
    },
  })

async function* partsAfter(db: Db, id: string, after: number, only: 'green' | 'red' | undefined) {
  let last: number | undefined = after
  while (last !== undefined) {
    let query = db
      .selectFrom('import_part')
      .select(['last_row', 'rows'])
      .where('import_id', '=', id)
      .where('last_row', '>', last)
    if (only !== undefined) query = query.where(only, '>', 0)
    const parts: { last_row: number; rows: string }[] = await query.orderBy('first_row').limit(partsAtOnce).execute()
    for (const { rows } of parts) yield JSON.parse(rows) as KeptRow[]
    last = parts[partsAtOnce - 1]?.last_row
  }
}

const shown = <Name extends ImportKindName>(kept: KeptRow): ImportRow<Name> => {
  const { row, cells, faults } = kept
  if (faults !== undefined) return { row, cells, faults, value: null, change: null, before: null } as ImportRow<Name>
  const { value, change, before = null } = kept
  return { row, cells, value, change, before, faults: null } as ImportRow<Name>
}
