import { refuseUnless } from '@cauce/domain/errors'
import type { CellFaults, SheetRow } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName, ValueOf } from '@cauce/domain/imports/kinds'
import { ImportRowsPage } from '@cauce/domain/imports/questions'
import type { RowChange } from '@cauce/domain/imports/states'
import { reading } from '../operation.ts'
import type { ImportedKind } from './kind.ts'

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
      let query = db
        .selectFrom('import_row')
        .select(['row_number as row', 'cells', 'value', 'faults', 'change', 'before'])
        .where('import_id', '=', id)
        .where('row_number', '>', after)
        .orderBy('row_number')
      if (only !== undefined) query = query.where('change', only === 'red' ? 'is' : 'is not', null)
      const rows = (await query.limit(limit + 1).execute()) as unknown as ImportRow<Name>[]
      return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.row ?? null) : null }
    },
  })
