import type { Db } from '@cauce/database/connection'
import type { ErrorCode, ErrorDetails } from '@cauce/domain/errors'
import type { ReadingCause, ReadingSource, ReadingState } from '@cauce/domain/orders/shipments/states'

/** A reading as its history shows it; instants are ISO. */
export type ReadingRow = {
  id: string
  /** What it read; null where it found no file. */
  importId: string | null
  source: ReadingSource
  cause: ReadingCause
  /** Who uploaded or asked for it; null for the clock's. */
  by: string | null
  fileName: string | null
  state: ReadingState
  failure: { code: ErrorCode; details: ErrorDetails } | null
  /** Whether its content was read before. */
  isRepeat: boolean
  /** Of the file, those with faults included. */
  rows: number
  shipped: number
  unchanged: number
  failed: number
  /** Of the failed ones, those that nobody saw to. */
  open: number
  begunAt: string
  endedAt: string | null
}

export const readingsOf = (db: Db) =>
  db
    .selectFrom('shipment_reading as r')
    .leftJoin('app_user as u', (join) => join.onRef('u.id', '=', 'r.made_by').on('u.role', '<>', 'system'))
    .select(['r.id', 'r.import_id', 'r.source', 'r.cause', 'u.name', 'r.file_name', 'r.state', 'r.failure'])
    .select(['r.failure_details', 'r.repeats', 'r.rows', 'r.shipped', 'r.unchanged', 'r.failed', 'r.begun_at'])
    .select(['r.ended_at'])
    .select((eb) =>
      eb
        .selectFrom('failed_shipment as f')
        .whereRef('f.reading_id', '=', 'r.id')
        .where('f.outcome', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('open'))
        .as('open'),
    )

type Stored = Awaited<ReturnType<ReturnType<typeof readingsOf>['executeTakeFirstOrThrow']>>

export const readingRow = (row: Stored): ReadingRow => ({
  ...{ id: row.id, importId: row.import_id, source: row.source as ReadingSource, cause: row.cause as ReadingCause },
  ...{ by: row.name, fileName: row.file_name, state: row.state as ReadingState },
  failure:
    row.failure === null ? null : { code: row.failure as ErrorCode, details: row.failure_details as ErrorDetails },
  ...{ isRepeat: row.repeats !== null, rows: row.rows, shipped: row.shipped, unchanged: row.unchanged },
  ...{ failed: row.failed, open: row.open ?? 0, begunAt: row.begun_at, endedAt: row.ended_at },
})
