import { randomUUID } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import type { CheckedRow } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName, ValueOf } from '@cauce/domain/imports/kinds'
import type { RowChange } from '@cauce/domain/imports/states'
import { changedFields } from '../changed-fields.ts'
import type { ImportedKind, ImportPlace } from './kind.ts'
import type { ReadList } from './read-list.ts'

/** A row as it is kept; the function `import_rows` reads these names. */
export type KeptRow = { row: number; cells: object } & (
  | { faults: object; change?: never; losing?: never }
  | {
      value: object
      change: RowChange
      /** What it adds has its id from the start, so that it can be found again. */
      subject_id: string
      subject_version?: number
      before?: object
      /** Whether it takes something from somebody, whose sessions end then. */
      losing?: true
      faults?: never
    }
)

/** The rows of a list with what saving each would do to what there is now. */
export async function meetExisting<Name extends ImportKindName>(
  tx: Tx,
  kind: ImportedKind<Name>,
  { actor, ...place }: ImportPlace & { actor: Actor },
  { rows: checked, columns }: Pick<ReadList<Name>, 'rows' | 'columns'>,
): Promise<KeptRow[]> {
  const rows = await settled(tx, kind, { actor, place }, checked)
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const existing = await kind.find(tx, place, values)
  const keys = columns.map(({ key }) => key)
  let green = 0
  return rows.map(({ row, cells, value, faults }): KeptRow => {
    if (value === undefined) return { row, cells, faults: faults ?? {} }
    const found = existing.get(green++)
    if (!found) return { row, cells, value, change: 'add', subject_id: randomUUID() }
    const left = kind.onto(found.fields, value, keys)
    const before = changedFields<object>(found.fields, left)?.before
    const kept = { row, cells, value: left, subject_id: found.id, subject_version: found.version }
    const losing = before && found.losesBy?.(left) ? { losing: true as const } : {}
    if (found.change) return { ...kept, change: found.change }
    return before ? { ...kept, change: 'update', before, ...losing } : { ...kept, change: 'same' }
  })
}

/** The rows after the rules that need the database: some green ones are red by them. */
async function settled<Name extends ImportKindName>(
  tx: Tx,
  kind: ImportedKind<Name>,
  { actor, place }: { actor: Actor; place: ImportPlace },
  rows: ReadList<Name>['rows'],
): Promise<ReadList<Name>['rows']> {
  if (!kind.settle) return rows
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const meant = await kind.settle(tx, place, actor, values)
  let green = 0
  return rows.map((row): CheckedRow<ColumnOf[Name], ValueOf[Name]> => {
    const settledValue = row.value === undefined ? undefined : meant[green++]
    return settledValue === undefined ? row : { row: row.row, cells: row.cells, ...settledValue }
  })
}
