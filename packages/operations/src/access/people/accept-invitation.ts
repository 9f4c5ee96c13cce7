import type { Db, Tx } from '@cauce/database/connection'
import type { Role } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { writeLog } from '../../write-log.ts'
import { completeSuccession } from './complete-succession.ts'
import { invitationHash } from './invitation-link.ts'
import { lockAdministrators } from './lock-administrators.ts'
import { standingInvitation } from './read-invitation.ts'

type CameFrom = Pick<Actor, 'ip' | 'device' | 'requestId'>

/**
 * Gives whom a link invites their password, by its hash, once, in one transaction with the log; answers their address. As
 * the database's owner, who alone may touch passwords: see docs/decisions/0009. `now` is an ISO instant. Refuses as
 * `readInvitation` does: of two at once the second comes too late.
 */
export async function acceptInvitation(
  owner: Db,
  { token, password, from, now }: { token: string; password: string; from: CameFrom; now: string },
): Promise<{ email: string }> {
  return owner.transaction().execute(async (tx) => {
    await lockInvited(tx, token)
    const { user_id, merchant_id, generation, email, role } = await standingInvitation(tx, token, now)
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
 * Whom a link invites, and their address, until the end of the transaction; who is to administer the merchant together with
 * whoever does. The person is locked before the invitation is looked at, as everybody does who invites them again, shuts
 * them out or takes them back: what one reads then is final.
 */
async function lockInvited(tx: Tx, token: string): Promise<void> {
  const meant = tx
    .selectFrom('app_user')
    .select(['email', 'role', 'merchant_id'])
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('invitation').select('user_id').where('token_hash', '=', invitationHash(token)),
    )
  const found = await meant.executeTakeFirst()
  if (found?.merchant_id && found.role === 'merchant-administrator')
    await lockAdministrators(tx, { merchantId: found.merchant_id })
  const invited = await meant.forUpdate().executeTakeFirst()
  refuseUnless(invited, 'invitation-unknown')
  const address = `address/${invited.email.toLowerCase()}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`.execute(tx)
}
