import type { Db } from '@cauce/database/connection'
import { mayManage, rightsIn } from '@cauce/domain/access/assigning'
import type { Permission } from '@cauce/domain/access/permissions'
import { actingRoles, type Role } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import type { InvitationState, UserState } from '@cauce/domain/access/users'
import { sql } from 'kysely'

/** Somebody as a list shows them; instants are ISO. */
export type UserRow = {
  id: string
  /** Nothing for people of the platform. */
  merchant: { id: string; name: string } | null
  name: string
  firstName: string
  lastName: string
  email: string
  role: Role
  rights: Permission[]
  centres: { id: string; name: string }[]
  state: UserState
  /** Of the invitation sent last, while they have not come. */
  invitation: { sentAt: string; expiresAt: string; state: InvitationState } | null
  version: number
  /** Whether the asking person may change them. */
  manageable: boolean
}

/** The people in the actor's scope, whoever signs in; keys and processes are none. Where one sees centres, of those. */
export function peopleInScope(db: Db, { scope }: Actor) {
  const query = db
    .selectFrom('app_user as u')
    .leftJoin('merchant', 'merchant.id', 'u.merchant_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('invitation as i')
          .select(({ fn }) => [
            fn.max('i.invited_at').as('sent_at'),
            fn.max('i.expires_at').as('expires_at'),
            sql<boolean>`(array_agg(i.unacceptable_at is not null order by i.generation desc))[1]`.as('unacceptable'),
            sql<boolean>`count(*) > 0 and count(i.accepted_at) = 0`.as('waits'),
          ])
          .whereRef('i.user_id', '=', 'u.id')
          .as('invited'),
      (join) => join.onTrue(),
    )
    .where('u.role', 'not in', [...actingRoles])
  if (scope.kind === 'platform') return query
  const own = query.where('u.merchant_id', '=', scope.merchantId)
  return scope.centreIds === 'all' ? own : own.where(isInCentres(scope.centreIds))
}

/** Whether the person `u` was given one of these centres. */
export const isInCentres = (ids: readonly string[]) =>
  sql<boolean>`exists (select from user_centre c where c.user_id = u.id and c.centre_id = any(${[...ids]}::uuid[]))`

export const stateOfUser = sql<UserState>`
  case when u.disabled_at is not null then 'disabled' when invited.waits then 'invited' else 'active' end`

/** The rows of a query of people, with their centres by a second one. */
export async function userRows(
  db: Db,
  query: ReturnType<typeof peopleInScope>,
  { actor, now }: { actor: Actor; now: string },
): Promise<(UserRow & { sortedBy: string })[]> {
  const found = await query
    .select(['u.id', 'u.merchant_id', 'merchant.name as merchant_name', 'u.name', 'u.first_name', 'u.last_name'])
    .select([
      'u.email',
      'u.role',
      'u.rights',
      'u.version',
      'u.name_key',
      'invited.sent_at',
      'invited.expires_at',
      'invited.unacceptable',
    ])
    .select(stateOfUser.as('state'))
    .execute()
  const centres = await db
    .selectFrom('user_centre as uc')
    .innerJoin('centre as c', 'c.id', 'uc.centre_id')
    .select(['uc.user_id', 'c.id', 'c.name'])
    .where(sql<boolean>`uc.user_id = any(${found.map(({ id }) => id)}::uuid[])`)
    .orderBy('c.name')
    .execute()
  return found.map((row) => {
    const role = row.role as Role
    const rights = rightsIn(role, row.rights)

    return {
      ...{ id: row.id, name: row.name, firstName: row.first_name, lastName: row.last_name, email: row.email },
      merchant: row.merchant_id === null ? null : { id: row.merchant_id, name: row.merchant_name ?? '' },
      ...{ role, rights, state: row.state, version: row.version, sortedBy: row.name_key },
      centres: centres.filter(({ user_id }) => user_id === row.id).map(({ id, name }) => ({ id, name })),
      invitation:
        row.state === 'invited' && row.sent_at !== null && row.expires_at !== null
          ? {
              sentAt: row.sent_at,
              expiresAt: row.expires_at,
              state: invitationState(row.unacceptable, row.expires_at <= now),
            }
          : null,
      manageable: row.id !== actor.userId && row.merchant_id !== null && mayManage(actor, { role, rights }),
    }
  })
}

const invitationState = (isUnacceptable: boolean | null, isExpired: boolean): InvitationState =>
  isUnacceptable ? 'unacceptable' : isExpired ? 'expired' : 'open'
