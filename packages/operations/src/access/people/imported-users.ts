import type { Db } from '@cauce/database/connection'
import { ImportedUsersPage } from '@cauce/domain/access/users'
import { refuseUnless } from '@cauce/domain/errors'
import { importRows } from '../../imports/import-rows.ts'
import { reading } from '../../operation.ts'
import { userImports } from './user-import.ts'
import { peopleInScope, type UserRow, userRows } from './user-rows.ts'

/** Where the letter of an invitation stands; 'failed' also where nobody knows. */
export type LetterStanding = 'queued' | 'sent' | 'failed' | 'accepted'

/** Somebody whom a saved list added or changed. */
export type ImportedUser = {
  row: number
  change: 'add' | 'update' | 'same'
  /** Their sessions were ended, since the list took something from them. */
  losing: boolean
  user: UserRow
  /** Of the last invitation of somebody whom the list invited. */
  letter: LetterStanding | null
}

/** The people of a saved list in its order, each as they stand now; whoever is gone is left out. Refuses with `not-found`. */
export const importedUsers = reading({
  name: 'users.imported',
  permission: 'users.manage',
  input: ImportedUsersPage,
  async run(context, { importId, after, limit }): Promise<{ rows: ImportedUser[]; next: number | null }> {
    const { db, actor, now } = context
    const imported = await db.selectFrom('import').select('state').where('id', '=', importId).executeTakeFirst()
    refuseUnless(imported?.state === 'saved', 'not-found')
    const asked = { id: importId, limit, only: 'green' as const, ...(after !== undefined && { after }) }
    const { rows, next } = await importRows(userImports).run(context, asked)
    const emails = rows.flatMap(({ value }) => (value ? [value.email] : []))
    if (emails.length === 0) return { rows: [], next }
    const found = await userRows(db, peopleInScope(db, actor).where('u.email', 'in', emails), { actor, now })
    const people = new Map(found.map(({ sortedBy: _, ...user }) => [user.email.toLowerCase(), user]))
    const letters = await letterStates(
      db,
      found.map(({ id }) => id),
    )
    return {
      rows: rows.flatMap(({ row, value, change, losing }): ImportedUser[] => {
        const user = value && people.get(value.email)
        if (!user || change === null) return []
        const letter = change === 'add' ? standingOf(user, letters.get(user.id)) : null
        return [{ row, change, losing, user, letter }]
      }),
      next,
    }
  },
})

async function letterStates(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const letters = await db
    .selectFrom('message')
    .select(['subject_id', 'state'])
    .where('subject_kind', '=', 'user')
    .where('subject_id', 'in', ids)
    .where('template', '=', 'user-invitation')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return new Map(letters.map(({ subject_id, state }) => [subject_id, state]))
}

function standingOf({ state }: UserRow, letter: string | undefined): LetterStanding {
  if (state === 'active') return 'accepted'
  if (letter === 'sent' || letter === 'delivered') return 'sent'
  return letter === 'queued' ? 'queued' : 'failed'
}
