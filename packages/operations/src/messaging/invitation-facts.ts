import type { Db } from '@cauce/database/connection'
import type { Role } from '@cauce/domain/access/roles'
import { invitationToken } from '../access/people/invitation-link.ts'

export type InvitationFacts = {
  about: 'invitation'
  merchantName: string
  firstName: string
  role: Role
  token: string
  expiresAt: string
  timeZone: string
}

/** What an invitation says; nothing once its recipient came, was shut out or was invited again, or it ran out. */
export async function invitationFacts(
  db: Db,
  { id, merchantName, timeZone }: { id: string; merchantName: string; timeZone: string },
  key: string,
  { now, linkKey }: { now: string; linkKey: string },
): Promise<InvitationFacts | null> {
  const last = await db
    .selectFrom('invitation as i')
    .innerJoin('app_user as u', 'u.id', 'i.user_id')
    .select(['i.generation', 'i.expires_at', 'i.accepted_at', 'u.first_name', 'u.role', 'u.disabled_at'])
    .where('i.user_id', '=', id)
    .orderBy('i.generation', 'desc')
    .limit(1)
    .executeTakeFirst()
  const opens =
    last?.accepted_at === null &&
    last.disabled_at === null &&
    last.expires_at > now &&
    key === `invitation/${last.generation}`
  if (!opens) return null
  return {
    ...{ about: 'invitation', merchantName, firstName: last.first_name, role: last.role as Role },
    ...{ token: invitationToken(linkKey, id, last.generation), expiresAt: last.expires_at, timeZone },
  }
}
