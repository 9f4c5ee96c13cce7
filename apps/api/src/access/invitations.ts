import type { Db, Tx } from '@cauce/database/connection'
import type { Role } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { completeSuccession } from '@cauce/operations/access/people/complete-succession'
import { invitationHash } from '@cauce/operations/access/people/invitation-link'
import { writeLog } from '@cauce/operations/write-log'
import { sql } from 'kysely'
import type { Caller } from '../http/caller.ts'
import { hashPassword } from './passwords.ts'

/** Who is invited, as the page greets them. */
export type Invited = { email: string; firstName: string; role: Role; merchantName: string }

/**
 * Whom a link's token invites. Refuses with `invitation-unknown`, `invitation-used`, `invitation-replaced` (a newer one was
 * sent), `invitation-expired`, `invitation-revoked` (they were shut out) or `invitation-elsewhere` (the address signs in with
 * another merchant, as only whoever reads its mail is told).
 */
export async function readInvitation(owner: Db, token: string, now: string): Promise<Invited> {
  const { email, first_name, role, merchant_name } = await standing(owner, token, now)
  return { email, firstName: first_name, role: role as Role, merchantName: merchant_name }
}

/**
 * Gives whom a link invites their password, once, in one transaction with the log; answers their address. Refuses as
 * `readInvitation` does: of two at once the second comes too late.
 */
export async function acceptInvitation(
  owner: Db,
  { token, newPassword, from }: { token: string; newPassword: string; from: Caller },
): Promise<{ email: string }> {
  const now = new Date().toISOString()
  await standing(owner, token, now)
  const password = await hashPassword(newPassword)
  return owner.transaction().execute(async (tx) => {
    await lockInvited(tx, token)
    const { user_id, merchant_id, generation, email, role } = await standing(tx, token, now)
    const held = await tx
      .selectFrom('account')
      .select('id')
      .where('user_id', '=', user_id)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst()
    refuseUnless(!held, 'invitation-used')
    await tx
      .insertInto('account')
      .values({ user_id, account_id: user_id, provider_id: 'credential', password, created_at: now, updated_at: now })
      .execute()
    await tx
      .updateTable('invitation')
      .set({ accepted_at: now })
      .where('user_id', '=', user_id)
      .where('generation', '=', generation)
      .execute()
    await tx.updateTable('app_user').set({ email_verified: true, updated_at: now }).where('id', '=', user_id).execute()
    const actor: Actor = {
      ...{ userId: user_id, role: role as Role, ...from },
      scope: { kind: 'merchant', merchantId: merchant_id, centreIds: 'all' },
    }
    await writeLog(tx, actor, now, 'access.accept-invitation', [
      { subjectKind: 'user', subjectId: user_id, merchantId: merchant_id },
      ...(await completeSuccession(tx, { merchantId: merchant_id, actor, now })),
    ])
    return { email }
  })
}

/**
 * Whom a link invites, and their address, until the end of the transaction. The person is locked before the invitation is
 * looked at, as everybody does who invites them again, shuts them out or takes them back: what one reads then is final.
 */
async function lockInvited(tx: Tx, token: string): Promise<void> {
  const invited = await tx
    .selectFrom('app_user')
    .select('email')
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('invitation').select('user_id').where('token_hash', '=', invitationHash(token)),
    )
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(invited, 'invitation-unknown')
  const address = `address/${invited.email.toLowerCase()}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`.execute(tx)
}

async function standing(db: Db, token: string, now: string) {
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
