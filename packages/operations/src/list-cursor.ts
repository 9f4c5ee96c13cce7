import { Refusal } from '@cauce/domain/errors'
import { CalendarDate } from '@cauce/domain/schema'
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'

/** Instants that Postgres can compare with. */
export const cursorInstant = z.iso.datetime().refine((instant) => instant >= '1900' && instant < '2201')

/** What a page may end at, by the type of the column: nothing that Postgres could not compare with. */
const values = {
  timestamptz: cursorInstant,
  date: CalendarDate,
  bigint: z.int().min(0),
  text: z
    .string()
    .max(1_000)
    .refine((text) => !text.includes('\0')),
}

/** How a list is sorted: by a column, and by the one of an id that breaks ties. */
export type Order = { by: string; type: keyof typeof values; id: string; direction: 'asc' | 'desc' }

/** Which part of a list: `limit` rows, continuing where the page that gave `after` ended. */
type Part = { after?: string | undefined; limit: number }

/** Where a page ended: the value the list is sorted by, and the id that breaks ties. */
type Cursor = { value: string | number; id: string }

/** Whether a row comes after the page that gave `after`. Refuses a text that no page in this order gave with `bad-input`. */
export function beyond({ by, type, id, direction }: Order, after: string | undefined): RawBuilder<SqlBool> {
  if (after === undefined) return sql`true`
  const ended = decodeCursor(after, type)
  const comesAfter = sql.raw(direction === 'desc' ? '<' : '>')
  return sql`(${sql.ref(by)}, ${sql.ref(id)}) ${comesAfter} (${ended.value}::${sql.raw(type)}, ${ended.id}::uuid)`
}

/** A part of a query's rows, sorted, and one row more, by which `pageOf` knows whether the list goes on. Refuses as `beyond` does. */
export const cutPage = <DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  order: Order,
  { after, limit }: Part,
): SelectQueryBuilder<DB, TB, Row> =>
  query
    .where(beyond(order, after))
    .orderBy(sql.ref(order.by), order.direction)
    .orderBy(sql.ref(order.id), order.direction)
    .limit(limit + 1)

/** The page of the rows that `cutPage` found; `next` is null where the list ends with it. */
export function pageOf<Row>(
  found: readonly Row[],
  limit: number,
  endsAt: (last: Row) => Cursor,
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last !== undefined ? encodeCursor(endsAt(last)) : null }
}

export const encodeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

function decodeCursor(text: string, type: Order['type']): Cursor {
  try {
    const schema = z.tuple([values[type], z.uuid()])
    const [value, id] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { value, id }
  } catch {
    throw new Refusal('bad-input', {}, { after: 'bad-input' })
  }
}
