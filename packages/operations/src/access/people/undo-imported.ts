import type { Tx } from '@cauce/database/connection'
import { mayAssign } from '@cauce/domain/access/assigning'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import type { ImportAtWork, RowInUse } from '../../imports/kind.ts'
import { changeUsers, type GreenRow, greenRows } from './save-imported.ts'

/**
 * Whoever came by now, or was changed since, is in use. They are locked first, so that whoever is just accepting an
 * invitation is waited for and then counted, and nobody accepts one afterwards.
 */
export async function usedUsers(tx: Tx, { id }: ImportAtWork): Promise<RowInUse[]> {
  await sql`
    select from app_user u where u.id in (select r.subject_id from import_rows(${id}) r where r.change in ('add', 'update'))
    order by u.id for update`.execute(tx)
  const { rows } = await sql<RowInUse>`
    select r.row_number as row, null as name, case when r.joined then 'joined' else 'changed' end as why
    from (
      select row_number, coalesce(subject_version, 0) + 1 as left_at, u.id, u.version, change = 'add' and (
        u.email_verified
        or exists (select from invitation i where i.user_id = u.id and i.accepted_at is not null)
        or exists (select from administrator_change c where c.new_user_id = u.id)) as joined
      from import_rows(${id}) left join app_user u on u.id = subject_id where change in ('add', 'update')
    ) r
    where r.joined or r.id is null or r.version <> r.left_at
    order by r.row_number`.execute(tx)
  return rows
}

/**
 * Takes back who was invited, and gives the others what they had; rights that went with a role do not come back by
 * themselves. Refuses with `forbidden` a role that whoever takes it back may not give, and with `import-in-use`.
 */
export async function undoUsers(tx: Tx, work: ImportAtWork): Promise<void> {
  const rows = await greenRows(tx, work.id)
  const added = rows.filter(({ change }) => change === 'add').map(({ id }) => id)
  const { rows: gone } = await sql`select forget_invited(${added}::uuid[])`.execute(tx)
  refuseUnless(gone.length === added.length, 'import-in-use', { rows: added.length - gone.length })

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
