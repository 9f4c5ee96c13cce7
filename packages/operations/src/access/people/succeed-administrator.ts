import type { Tx } from '@cauce/database/connection'
import { type FormerAdministrator, mayBecomeAdministrator } from '@cauce/domain/access/administrator-change'
import { isDowngrade } from '@cauce/domain/access/assigning'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import type { Change } from '../../operation.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { insertPerson } from './insert-person.ts'
import { lockAdministrators } from './lock-administrators.ts'
import { changedLine } from './logged-person.ts'
import { lockPerson, type Person } from './person.ts'
import { stepDown } from './step-down.ts'

type Succession = {
  merchantId: string
  former: FormerAdministrator
  newUserId: string | null
  email: string | null
  firstName: string | null
  lastName: string | null
}

type By = { actor: Actor; linkKey: string; now: string }

/**
 * Moves the merchant's administration from whoever has it to somebody else; sessions of those who lose it end. Somebody new
 * is invited, and whoever has it keeps it until they come (`completeSuccession`); an earlier one who never came is shut out. Gives the successor, whom they follow and the log's lines. What was asked is looked at again, since people change
 * until somebody decides: refuses with `not-found` (works here no more), `successor-not-active`, `main-administrator` (is
 * it already) or `user-not-invitable` (signs in elsewhere, which the platform may know).
 */
export async function succeedAdministrator(
  tx: Tx,
  { merchantId, former, ...to }: Succession,
  by: By,
): Promise<{ successorId: string; formerIds: string[]; changes: Change[] }> {
  const known = to.newUserId ?? (await idOf(tx, merchantId, to.email))
  const people: Person[] = []
  for (const { id } of await lockAdministrators(tx, { merchantId, with: known }))
    people.push(await lockPerson(tx, by.actor, id))
  const successor = people.find(({ id }) => id === known)
  if (known !== undefined) await refuseUnlessEligible(tx, successor)
  const changes: Change[] = []
  const formerIds: string[] = []
  for (const person of people) {
    if (person.role !== 'merchant-administrator') continue
    const came = await hasCome(tx, person.id)
    if (came) formerIds.push(person.id)
    if (successor || !came) changes.push(...(await stepDown(tx, person, came ? former : 'disabled', by.now)))
  }
  const { id, lines } = successor ? await stepUp(tx, successor, by.now) : await invite(tx, { merchantId, ...to }, by)
  return { successorId: id, formerIds, changes: [...changes, ...lines] }
}

async function refuseUnlessEligible(tx: Tx, successor: Person | undefined): Promise<void> {
  refuseUnless(successor, 'not-found')
  refuseUnless(successor.role !== 'merchant-administrator', 'main-administrator')
  refuseUnless(mayBecomeAdministrator(successor.role), 'not-found')
  refuseUnless((await hasCome(tx, successor.id)) && successor.disabledAt === null, 'successor-not-active')
}

async function stepUp(tx: Tx, person: Person, now: string): Promise<{ id: string; lines: Change[] }> {
  const { id, merchantId, version } = person
  const after = { ...person, role: 'merchant-administrator' as const, rights: [], centreIds: [] }
  await tx
    .updateTable('app_user')
    .set({ role: after.role, rights: after.rights, version: version + 1, updated_at: now })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('user_centre').where('user_id', '=', id).execute()
  const ended = isDowngrade(person, after) ? await endSessionsOf(tx, merchantId, [id]) : []
  return { id, lines: [changedLine(person, after), ...ended] }
}

async function invite(
  tx: Tx,
  { merchantId, email, firstName, lastName }: Omit<Succession, 'former' | 'newUserId'>,
  { actor, linkKey, now }: By,
): Promise<{ id: string; lines: Change[] }> {
  refuseUnless(email !== null && firstName !== null && lastName !== null, 'not-found')
  const elsewhere = await tx
    .selectFrom('app_user')
    .select('id')
    .where('email', '=', email)
    .where('email_verified', '=', true)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  refuseUnless(!elsewhere, 'user-not-invitable')
  const { locale } = await tx
    .selectFrom('merchant')
    .select('locale')
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow()
  const role = 'merchant-administrator' as const
  const { id, change } = await insertPerson(
    tx,
    { merchantId, email, firstName, lastName, locale, role, centreIds: [], rights: [] },
    { linkKey, userId: actor.userId, now },
  )
  return { id, lines: [change] }
}

async function hasCome(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.selectFrom('app_user').select('email_verified').where('id', '=', id).executeTakeFirstOrThrow()
  return found.email_verified
}

const idOf = async (tx: Tx, merchantId: string, email: string | null): Promise<string | undefined> => {
  if (email === null) return undefined
  const found = await tx
    .selectFrom('app_user')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('email', '=', email)
    .executeTakeFirst()
  return found?.id
}
