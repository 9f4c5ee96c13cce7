import { createHash } from 'node:crypto'
import { sql } from 'kysely'

/**
 * What of a line is sealed, in this order. Numbers, ids and texts as Postgres writes them; `before` and `after` as it writes
 * jsonb (keys by length, then by bytes); `at` in UTC with microseconds.
 */
export const sealedColumns = [
  'position',
  'transaction_id',
  'merchant_id',
  'centre_id',
  'actor_id',
  'actor_role',
  'action',
  'subject_kind',
  'subject_id',
  'before',
  'after',
  'ip',
  'device',
  'request_id',
  'at',
] as const

/** A line as it is sealed: the text of each sealed column, or null. */
export type LogLine = readonly (string | null)[]

const instant = `to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const texts = sealedColumns.map((column) => (column === 'at' ? instant : `l.${column}::text`))

/** The line `l` as an array of texts. */
export const lineColumn = sql<LogLine>`array[${sql.raw(texts.join(', '))}]`

/** What the first seal follows. */
export const beforeFirst: Buffer = Buffer.alloc(32)

/** SHA-256 over the seal before, 32 bytes, and the line as JSON: `["cauce/log/1", …texts and nulls]` in UTF-8. */
export const sealOf = (previous: Buffer, line: LogLine): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(JSON.stringify(['cauce/log/1', ...line]))
    .digest()
