import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { type Cursor, cursorAt, cursorParts, isCursor } from './cursor.ts'

/** Something that happened to a record in the reader's scope; ids only, the page asks for the rest. */
export type LiveChange = {
  id: Cursor
  subjectKind: string
  subjectId: string
  action: string
  actorId: string
  /** ISO instant. */
  at: string
}

export type LiveChanges = {
  changes: LiveChange[]
  /** Where to go on reading. */
  next: Cursor
  /** `now`: the page was full. `soon`: something later is there, but an older transaction still runs. */
  more: 'now' | 'soon' | null
}

const pageSize = 500

/**
 * What happened after a place in the log, in order, without ever skipping a transaction that commits late. Without a
 * place: nothing yet, and where now is.
 */
export const readChanges = reading({
  name: 'live.changes',
  permission: 'account.own',
  input: z.object({ after: z.string().refine(isCursor).nullable() }),
  async run({ db }, { after }): Promise<LiveChanges> {
    if (after === null) {
      const { rows } = await sql<{ horizon: string }>`
        select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db)
      return { changes: [], next: cursorAt(rows[0]?.horizon ?? '0', 0), more: null }
    }
    const from = cursorParts(after)
    refuseUnless(from, 'bad-input')
    const { rows } = await sql<Line>`
      with bounds as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as horizon),
      settled as (
        select transaction_id, position, subject_kind, subject_id, action, actor_id, at
        from action_log
        where (transaction_id, position) > (${from.transaction}::xid8, ${from.position}::bigint)
          and transaction_id < (select horizon from bounds)
        order by transaction_id, position
        limit ${pageSize}
      )
      select horizon::text, transaction_id::text, position, subject_kind, subject_id, action, actor_id, at,
             exists (select from action_log where transaction_id >= horizon) as held
      from bounds left join settled on true
      order by settled.transaction_id, position`.execute(db)

    const changes = rows.flatMap((row) => (row.transaction_id === null ? [] : [change(row, row.transaction_id)]))
    const full = changes.length === pageSize
    const horizon = rows[0]?.horizon ?? from.transaction
    const reached = full ? changes[pageSize - 1]?.id : undefined
    return {
      changes,
      next: reached ?? later(after, cursorAt(horizon, 0)),
      more: full ? 'now' : rows[0]?.held ? 'soon' : null,
    }
  },
})

type Line = {
  horizon: string
  transaction_id: string | null
  position: number
  subject_kind: string
  subject_id: string
  action: string
  actor_id: string
  at: string
  held: boolean
}

const change = (row: Line, transaction: string): LiveChange => ({
  id: cursorAt(transaction, row.position),
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  action: row.action,
  actorId: row.actor_id,
  at: row.at,
})

/** The horizon is past every row read; it never takes a reader back. */
const later = (one: Cursor, other: Cursor): Cursor => {
  const [a, b] = [cursorParts(one), cursorParts(other)]
  return a && b && BigInt(b.transaction) > BigInt(a.transaction) ? other : one
}
