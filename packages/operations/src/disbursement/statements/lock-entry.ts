import type { Tx } from '@cauce/database/connection'
import type { EntryDifference, EntryState } from '@cauce/domain/disbursement/statement'
import { refuseUnless } from '@cauce/domain/errors'
import type { ChangeOf } from '../../operation.ts'

const columns = [
  'id',
  'statement_id',
  'position',
  'amount_cents',
  'currency',
  'end_to_end_id',
  'return_reason',
  'state',
  'difference',
  'disbursement_id',
  'moved',
  'settled_by',
  'reason',
] as const

/** Entries, held still until the transaction ends. Refuses with `not-found` where one of them is not there. */
export async function lockEntries(tx: Tx, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  const found = await tx
    .selectFrom('statement_entry')
    .select(columns)
    .where('id', 'in', wanted)
    .orderBy('id')
    .forUpdate()
    .execute()
  refuseUnless(found.length === wanted.length, 'not-found')
  return found.map((row) => ({
    ...row,
    state: row.state as EntryState,
    difference: row.difference as EntryDifference | null,
  }))
}

export async function lockEntry(tx: Tx, id: string): Promise<LockedEntry> {
  const [entry] = await lockEntries(tx, [id])
  refuseUnless(entry, 'not-found')
  return entry
}

export type LockedEntry = Awaited<ReturnType<typeof lockEntries>>[number]

/** What the log says of an entry that somebody settled, or reopened. */
export const entryLine = (
  { statement_id, position, state, difference }: LockedEntry,
  to: EntryState,
  facts: ChangeOf<'statement'>['after'] = {},
): ChangeOf<'statement'> => ({
  subjectKind: 'statement',
  subjectId: statement_id,
  merchantId: null,
  before: { entryState: state },
  after: { entryState: to, entry: position, difference, ...facts },
})
