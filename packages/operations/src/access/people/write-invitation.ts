import type { Tx } from '@cauce/database/connection'
import { invitationDays } from '@cauce/domain/access/users'
import { queueLetter } from '../../messaging/queue-letter.ts'
import { invitationHash, invitationToken } from './invitation-link.ts'

type Invited = { id: string; merchantId: string; email: string; locale: string }

/** The next invitation of somebody, which closes the ones before it, with the letter that brings its link. */
export async function writeInvitation(
  tx: Tx,
  {
    invited,
    generation,
    ...by
  }: { invited: Invited; generation: number; linkKey: string; userId: string; now: string },
): Promise<{ expiresAt: string }> {
  const expiresAt = new Date(Date.parse(by.now) + invitationDays * 86_400_000).toISOString()
  await tx
    .insertInto('invitation')
    .values({
      ...{ merchant_id: invited.merchantId, user_id: invited.id, generation },
      token_hash: invitationHash(invitationToken(by.linkKey, invited.id, generation)),
      ...{ invited_by: by.userId, invited_at: by.now, expires_at: expiresAt },
    })
    .execute()
  await queueLetter(tx, {
    ...{ merchantId: invited.merchantId, recipient: invited.email, locale: invited.locale },
    ...{ template: 'user-invitation', subjectKind: 'user', subjectId: invited.id },
    ...{ requestKey: `invitation/${generation}`, at: by.now },
  })
  return { expiresAt }
}
