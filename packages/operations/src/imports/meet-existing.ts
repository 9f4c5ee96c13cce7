import { randomUUID } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import type { RowChange } from '@cauce/domain/imports/states'
import { changedFrom } from '../changed-fields.ts'
import type { ImportedKind, ImportPlace } from './kind.ts'
import type { ReadList } from './preview-import.ts'

/** A row as it is kept. What it would add has its id from the start, so that it can be found again. */
export type KeptRow = {
  row: number
  cells: object
  value: object | null
  faults: object | null
  change: RowChange | null
  before: object | null
  subjectId: string | null
  version: number | null
}

/** The rows of a list with what saving each would do to what there is now. */
export async function meetExisting<Name extends ImportKindName>(
  tx: Tx,
  kind: ImportedKind<Name>,
  place: ImportPlace,
  { rows, columns }: Pick<ReadList<Name>, 'rows' | 'columns'>,
): Promise<KeptRow[]> {
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const existing = await kind.find(tx, place, values)
  const keys = columns.map(({ key }) => key)
  let green = 0
  return rows.map(({ row, cells, value, faults }): KeptRow => {
    if (value === undefined)
      return {
        row,
        cells,
        faults: faults ?? {},
        ...{ value: null, change: null, before: null, subjectId: null, version: null },
      }
    const found = existing.get(green++)
    if (!found)
      return {
        row,
        cells,
        value,
        ...{ faults: null, change: 'add', before: null, subjectId: randomUUID(), version: null },
      }
    const left = kind.onto(found.fields, value, keys)
    const before = changedFrom(found.fields, left) ?? null
    const change = before ? 'update' : 'same'
    return { row, cells, value: left, faults: null, change, before, subjectId: found.id, version: found.version }
  })
}
