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
  /** Something later is there, but an older transaction still runs. */
  more: 'soon' | null
  /** Too much happened since to be told one by one: the reader asks everything anew, and goes on from `next`. */
  tooFar: boolean
}

/** So many changes are told one by one. */
export const toldAtMost = 1_000
/** Further back nothing is looked for: the whole server's transactions since then would be gone through. */
const transactionsAtMost = 200_000

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
      return { changes: [], next: cursorAt(rows[0]?.horizon ?? '0', 0), more: null, tooFar: false }
    }
    const from = cursorParts(after)
    refuseUnless(from, 'bad-input')
    const { rows } = await changesSince(from).execute(db)

    const changes = rows.flatMap((row) => (row.transaction_id === null ? [] : [change(row, row.transaction_id)]))
    const first = rows[0]
    const tooFar = first?.near === false || changes.length > toldAtMost
    return {
      changes: tooFar ? [] : changes,
      next: later(after, cursorAt(first?.horizon ?? from.transaction, 0)),
      more: first?.held ? 'soon' : null,
      tooFar,
    }
  },
})

/**
 * What has settled after a place, up to one more than is told, in one look at the log's index. Whether something later
 * waits is asked once, in the index's order: asked for each row, or without an order, the whole log would be read.
 */
export const changesSince = (from: { transaction: string; position: string }) => sql<Line>`
  with bounds as materialized (
    select horizon, horizon::text::numeric - ${from.transaction}::numeric <= ${transactionsAtMost}::integer as near
    from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) as now
  ),
  settled as (
    select transaction_id, position, subject_kind, subject_id, action, actor_id, at
    from action_log
    where (select near from bounds)
      and (transaction_id, position) > (${from.transaction}::xid8, ${from.position}::bigint)
      and transaction_id < (select horizon from bounds)
    order by transaction_id, position
    limit ${toldAtMost + 1}
  ),
  waiting as materialized (
    select from action_log where transaction_id >= (select horizon from bounds) order by transaction_id limit 1
  )
  select horizon::text, near, transaction_id::text, position, subject_kind, subject_id, action, actor_id, at,
         exists (select from waiting) as held
  from bounds left join settled on true
  order by settled.transaction_id, position`

type Line = {
  horizon: string
  near: boolean
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
