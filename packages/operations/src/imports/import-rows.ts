import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { CellFaults, SheetRow } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName, ValueOf } from '@cauce/domain/imports/kinds'
import { ImportRowsPage } from '@cauce/domain/imports/questions'
import type { RowChange } from '@cauce/domain/imports/states'
import { sql } from 'kysely'
import { reading } from '../operation.ts'
import type { ImportedKind, ImportPlace } from './kind.ts'
import type { KeptRow } from './meet-existing.ts'

/** Two hold the largest page. */
const partsAtOnce = 2

/** A row of a preview: red with its faults, or green with its value and what saving does with it. */
export type ImportRow<Name extends ImportKindName> = SheetRow<ColumnOf[Name]> &
  (
    | { faults: CellFaults<ColumnOf[Name]>; value: null; change: null; before: null; losing: false }
    | {
        faults: null
        value: ValueOf[Name]
        change: RowChange
        /** Of an update: what each changed field is until then; null where it has nothing. */
        before: Partial<Record<keyof ValueOf[Name], unknown>> | null
        /** Whether it takes something from somebody, whose sessions end then. */
        losing: boolean
      }
  )

export type ImportRows<Name extends ImportKindName> = { rows: ImportRow<Name>[]; next: number | null }

/** A page of the rows of an import in the order of the file. Refuses with `not-found`. */
export const importRows = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.rows`,
    permission: kind.permission,
    input: ImportRowsPage,
    async run({ db }, { id, after, at, limit, only }): Promise<ImportRows<Name>> {
      const found = await db
        .selectFrom('import')
        .select(['merchant_id', 'centre_id'])
        .where('id', '=', id)
        .where('kind', '=', kind.name)
        .executeTakeFirst()
      refuseUnless(found, 'not-found')
      const place = { merchantId: found.merchant_id, centreId: found.centre_id }
      const begin = at === undefined ? { after: after ?? 0, skipped: 0 } : await beginAt(db, id, at, only)
      let skipped = 0
      const rows: ImportRow<Name>[] = []
      for await (const part of partsAfter(db, id, begin.after, only))
        for (const kept of part) {
          const isWanted =
            kept.row > begin.after && (only === undefined || (kept.faults === undefined) === (only === 'green'))
          if (!isWanted || skipped++ < begin.skipped) continue
          if (rows.length === limit) return { rows: await told(db, kind, place, rows), next: rows.at(-1)?.row ?? null }
          rows.push(shown(kept))
        }
      return { rows: await told(db, kind, place, rows), next: null }
    },
  })

/** The rows with their values as people read them. */
async function told<Name extends ImportKindName>(
  db: Db,
  kind: ImportedKind<Name>,
  place: ImportPlace,
  rows: ImportRow<Name>[],
): Promise<ImportRow<Name>[]> {
  if (!kind.shown) return rows
  const read = await kind.shown(
    db,
    place,
    rows.flatMap(({ value, before }) => [value ?? {}, (before ?? {}) as Partial<ValueOf[Name]>]),
  )
  return rows.map(
    (row, index): ImportRow<Name> =>
      row.value === null
        ? row
        : ({ ...row, value: read[index * 2], before: row.before && read[index * 2 + 1] } as ImportRow<Name>),
  )
}

/** The part that holds a place among the rows asked for, found by what the parts count, and how many come before it there. */
async function beginAt(db: Db, id: string, at: number, only: 'green' | 'red' | undefined) {
  const wanted = sql.raw(only ?? 'green + red')
  const { rows } = await sql<{ first_row: number; before: number }>`
    select first_row, before from (
      select first_row, (sum(${wanted}) over (order by first_row) - (${wanted}))::integer as before
      from import_part where import_id = ${id} and ${wanted} > 0) part
    where before <= ${at} order by first_row desc limit 1`.execute(db)
  const part = rows[0]
  return part ? { after: part.first_row - 1, skipped: at - part.before } : { after: 0, skipped: at }
}

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
  if (faults !== undefined)
    return { row, cells, faults, value: null, change: null, before: null, losing: false } as ImportRow<Name>
  const { value, change, before = null, losing = false } = kept
  return { row, cells, value, change, before, losing, faults: null } as ImportRow<Name>
}
