import type { Tx } from '@cauce/database/connection'
import { centresIn, isDowngrade, mayAssign, mayManage, rightsIn } from '@cauce/domain/access/assigning'
import type { UserFields } from '@cauce/domain/access/user-rows'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import type { ImportAtWork } from '../../imports/kind.ts'
import { codesOf } from './codes-of.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { allowInvitations, allowLettersTo } from './invitation-allowance.ts'
import { inviteMany } from './invite-many.ts'
import { changedLine, invitedLine } from './logged-person.ts'
import type { Person } from './person.ts'

export type GreenRow = {
  change: 'add' | 'update' | 'same'
  id: string
  version: number | null
  value: UserFields
  before: Partial<UserFields> | null
}

/** The green rows of a list of users. */
export async function greenRows(tx: Tx, importId: string): Promise<GreenRow[]> {
  const { rows } = await sql<GreenRow>`
    select change, subject_id as id, subject_version as version, value, before
    from import_rows(${importId}) where change is not null`.execute(tx)
  return rows
}

/**
 * Invites who is new and changes the others, each logged; what takes something away ends sessions. Refuses with
 * `forbidden` what whoever saves may not give, be it read by somebody who may.
 */
export async function saveUsers(tx: Tx, work: ImportAtWork): Promise<number> {
  const rows = await greenRows(tx, work.id)
  refuseUnless(
    rows.every(({ change, value }) => change === 'same' || mayAssign(work.actor, value)),
    'forbidden',
  )
  const added = await addUsers(
    tx,
    work,
    rows.filter(({ change }) => change === 'add'),
  )
  const updates = rows.filter(({ change }) => change === 'update')
  const updated = await changeUsers(tx, work, updates)
  const same = rows.filter(({ change }) => change === 'same')
  return added + updated + (await unchangedAmong(tx, same))
}

async function unchangedAmong(tx: Tx, rows: readonly GreenRow[]): Promise<number> {
  const { rows: counted } = await sql<{ held: number }>`
    select count(*) as held from app_user u
    join unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::integer[]) as r (id, version)
      on r.id = u.id and r.version = u.version`.execute(tx)
  return counted[0]?.held ?? 0
}

async function addUsers(tx: Tx, work: ImportAtWork, rows: readonly GreenRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const { merchantId, actor, now } = work
  await allowInvitations(tx, { merchantId, wanted: rows.length, limit: work.invitationsOfMerchant, now })
  await allowLettersTo(tx, { merchantId, recipients: rows.map(({ value }) => value.email), now })
  const { rows: made } = await sql<{ id: string; locale: string }>`
    insert into app_user (id, merchant_id, role, email, name, first_name, last_name, locale, demo, email_verified,
      created_at, updated_at)
    select r.id, m.id, r.value ->> 'role', r.value ->> 'email', (r.value ->> 'firstName') || ' ' || (r.value ->> 'lastName'),
      r.value ->> 'firstName', r.value ->> 'lastName', m.locale,
      coalesce((select u.demo from app_user u where u.id = ${actor.userId}::uuid), false), false,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ value }) => JSON.stringify(value))}::jsonb[])
      as r (id, value) join merchant m on m.id = ${merchantId}::uuid
    on conflict (merchant_id, email) do nothing
    returning id, locale`.execute(tx)
  if (made.length < rows.length) return made.length
  const [first] = made
  await giveImportedCentres(tx, merchantId, rows)
  await inviteMany(
    tx,
    rows.map(({ id, value }) => ({ id, email: value.email })),
    { merchantId, locale: first?.locale ?? 'es', userId: actor.userId, linkKey: work.linkKey, now },
  )
  const idsOf = await centreIdsByCode(tx, merchantId)
  await work.record(
    rows.map(({ id, value }) => invitedLine({ ...value, id, merchantId, rights: [], centreIds: idsOf(value) })),
  )
  return made.length
}

/** Somebody whose version is another was changed since: they are not held, and nothing is saved. */
export async function changeUsers(tx: Tx, work: ImportAtWork, rows: readonly GreenRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const { merchantId, actor, now } = work
  const ids = rows.map(({ id }) => id)
  const { rows: present } = await sql<Present>`
    select u.id, u.version, u.role, u.rights, u.first_name as "firstName", u.last_name as "lastName",
      array(select uc.centre_id::text from user_centre uc where uc.user_id = u.id) as "centreIds"
    from app_user u where u.id = any(${ids}::uuid[]) and u.merchant_id = ${merchantId}::uuid
    order by u.id for update`.execute(tx)
  const known = new Map(
    present.map(({ role, rights, centreIds, ...person }) => [
      person.id,
      { ...person, merchantId, role, rights: rightsIn(role, rights), centreIds: centresIn(role, centreIds) },
    ]),
  )
  const held = rows.filter(({ id, version }) => known.get(id)?.version === version)
  if (held.length < rows.length) return held.length
  refuseUnless(
    [...known.values()].every((person) => person.id !== actor.userId && mayManage(actor, person)),
    'forbidden',
  )

  await sql`
    update app_user u set role = r.value ->> 'role', first_name = r.value ->> 'firstName',
      last_name = r.value ->> 'lastName', name = (r.value ->> 'firstName') || ' ' || (r.value ->> 'lastName'),
      rights = case when u.role = r.value ->> 'role' then u.rights else '{}' end,
      version = u.version + 1, updated_at = ${now}::timestamptz
    from unnest(${ids}::uuid[], ${rows.map(({ value }) => JSON.stringify(value))}::jsonb[]) as r (id, value)
    where u.id = r.id`.execute(tx)
  const moved = rows.filter(({ before }) => before !== null && ('centre' in before || 'role' in before))
  await sql`delete from user_centre where user_id = any(${moved.map(({ id }) => id)}::uuid[])`.execute(tx)
  await giveImportedCentres(tx, merchantId, moved)

  const idsOf = await centreIdsByCode(tx, merchantId)
  const changed = rows.flatMap(({ id, value }) => {
    const before = known.get(id)
    // Rights go with the role they were given for.
    const rights = before?.role === value.role ? before.rights : []
    return before ? [{ before, after: { ...value, rights, centreIds: idsOf(value) } }] : []
  })
  const losing = changed.filter(({ before, after }) => isDowngrade(before, after)).map(({ before }) => before.id)
  await work.record([
    ...changed.map(({ before, after }) => changedLine(before, after)),
    ...(await endSessionsOf(tx, merchantId, losing)),
  ])
  return held.length
}

type Present = Pick<Person, 'id' | 'version' | 'firstName' | 'lastName' | 'role' | 'rights' | 'centreIds'>

/** The ids of the centres that a row gives somebody, in order. */
async function centreIdsByCode(tx: Tx, merchantId: string): Promise<(value: UserFields) => string[]> {
  const rows = await tx.selectFrom('centre').select(['id', 'code']).where('merchant_id', '=', merchantId).execute()
  const ids = new Map(rows.map(({ id, code }) => [code, id]))
  return (value) =>
    centresIn(
      value.role,
      codesOf(value).flatMap((code) => ids.get(code) ?? []),
    )
}

async function giveImportedCentres(tx: Tx, merchantId: string, rows: readonly GreenRow[]): Promise<void> {
  const given = rows.flatMap(({ id, value }) => codesOf(value).map((code) => ({ id, code })))
  if (given.length === 0) return
  await sql`
    insert into user_centre (user_id, centre_id)
    select r.id, c.id from unnest(${given.map(({ id }) => id)}::uuid[], ${given.map(({ code }) => code)}::text[]) as r (id, code)
    join centre c on c.merchant_id = ${merchantId}::uuid and c.code = r.code`.execute(tx)
}
