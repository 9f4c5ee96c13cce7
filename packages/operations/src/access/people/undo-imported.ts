import type { Tx } from '@cauce/database/connection'
import { mayAssign } from '@cauce/domain/access/assigning'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import type { ImportAtWork } from '../../imports/kind.ts'
import { changeUsers, type GreenRow, greenRows } from './save-imported.ts'

/** Whoever came by now, or was changed since, is in use. */
export async function usedUsers(tx: Tx, { id }: ImportAtWork): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    select count(*) as used from import_rows(${id}) r left join app_user u on u.id = r.subject_id
    where r.change in ('add', 'update') and (u.id is null or u.version <> coalesce(r.subject_version, 0) + 1
      or (r.change = 'add' and (
        exists (select from invitation i where i.user_id = u.id and i.accepted_at is not null)
        or exists (select from administrator_change c where c.new_user_id = u.id))))`.execute(tx)
  return rows[0]?.used ?? 0
}

/**
 * Takes back who was invited, and gives the others what they had; rights that went with a role do not come back by
 * themselves. Refuses with `forbidden` a role that whoever takes it back may not give.
 */
export async function undoUsers(tx: Tx, work: ImportAtWork): Promise<void> {
  const rows = await greenRows(tx, work.id)
  const added = rows.filter(({ change }) => change === 'add').map(({ id }) => id)
  const { rows: gone } = await sql`select forget_invited(${added}::uuid[])`.execute(tx)
  if (gone.length !== added.length) throw new Error('somebody who was to be taken back is in use')

  const back = rows
    .filter(({ change }) => change === 'update')
    .map(({ id, version, value, before }): GreenRow => {
      const fields = Object.entries({ ...value, ...before }).filter(([, field]) => field !== null)
      const changed = Object.keys(before ?? {}).map((field) => [field, value[field as never] ?? null])
      return {
        ...{ change: 'update', id, version: (version ?? 0) + 1 },
        ...{ value: Object.fromEntries(fields) as GreenRow['value'], before: Object.fromEntries(changed) },
      }
    })
  refuseUnless(
    back.every(({ value }) => mayAssign(work.actor, value)),
    'forbidden',
  )
  await changeUsers(tx, work, back)
}
