import type { Db } from '@cauce/database/connection'
import type { Role } from '@cauce/domain/access/roles'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { invitationHash } from './invitation-link.ts'

/** Who is invited, as the page greets them. */
export type Invited = { email: string; firstName: string; role: Role; merchantName: string }

/**
 * Whom a link's token invites. Refuses with `invitation-unknown`, `invitation-used`, `invitation-replaced` (a newer one was
 * sent), `invitation-expired`, `invitation-revoked` (they were shut out) or `invitation-elsewhere` (the address signs in with
 * another merchant, as only whoever reads its mail is told: whoever invited them reads that another address is needed). As
 * the database's owner, since nobody is signed in yet; `now` is an ISO instant.
 */
export async function readInvitation(owner: Db, token: string, now: string): Promise<Invited> {
  const { email, first_name, role, merchant_name } = await standingInvitation(owner, token, now).catch(
    async (error) => {
      if (error instanceof Refusal && error.code === 'invitation-elsewhere') await markUnacceptable(owner, token, now)
      throw error
    },
  )
  return { email, firstName: first_name, role: role as Role, merchantName: merchant_name }
}

/** The same with what accepting it needs. */
export async function standingInvitation(db: Db, token: string, now: string) {
  const found = await db
    .selectFrom('invitation as i')
    .innerJoin('app_user as u', 'u.id', 'i.user_id')
    .innerJoin('merchant', 'merchant.id', 'i.merchant_id')
    .select(['i.user_id', 'i.merchant_id', 'i.generation', 'i.expires_at', 'i.accepted_at'])
    .select(['u.email', 'u.first_name', 'u.role', 'u.disabled_at', 'merchant.name as merchant_name'])
    .select(({ selectFrom }) =>
      selectFrom('invitation as newer')
        .select(({ fn }) => fn.max('newer.generation').as('last'))
        .whereRef('newer.user_id', '=', 'i.user_id')
        .as('last_generation'),
    )
    .where('i.token_hash', '=', invitationHash(token))
    .executeTakeFirst()
  refuseUnless(found, 'invitation-unknown')
  refuseUnless(found.accepted_at === null, 'invitation-used')
  refuseUnless(found.generation === found.last_generation, 'invitation-replaced')
  refuseUnless(found.disabled_at === null, 'invitation-revoked')
  refuseUnless(found.expires_at > now, 'invitation-expired')
  const elsewhere = await db.selectFrom('signing_user').select('id').where('email', '=', found.email).executeTakeFirst()
  refuseUnless(!elsewhere, 'invitation-elsewhere')
  return found
}

const markUnacceptable = (owner: Db, token: string, now: string) =>
  owner
    .updateTable('invitation')
    .set({ unacceptable_at: now })
    .where('token_hash', '=', invitationHash(token))
    .where('unacceptable_at', 'is', null)
    .execute()
