import type { Tx } from '@cauce/database/connection'
import { invitationDays } from '@cauce/domain/access/users'
import { sql } from 'kysely'
import { letterTask } from '../../messaging/queue-letter.ts'
import { invitationHash, invitationToken } from './invitation-link.ts'

type Inviting = { merchantId: string; locale: string; userId: string; linkKey: string; now: string }

/** The first invitation of each of these, with its letter, as `writeInvitation` does for one: by set, for thousands. */
export async function inviteMany(
  tx: Tx,
  people: readonly { id: string; email: string }[],
  { merchantId, locale, userId, linkKey, now }: Inviting,
): Promise<void> {
  const expiresAt = new Date(Date.parse(now) + invitationDays * 86_400_000).toISOString()
  const ids = people.map(({ id }) => id)
  const hashes = ids.map((id) => invitationHash(invitationToken(linkKey, id, 1)).toString('hex'))
  await sql`
    insert into invitation (merchant_id, user_id, generation, token_hash, invited_by, invited_at, expires_at)
    select ${merchantId}::uuid, r.id, 1, decode(r.hash, 'hex'), ${userId}::uuid, ${now}::timestamptz,
      ${expiresAt}::timestamptz
    from unnest(${ids}::uuid[], ${hashes}::text[]) as r (id, hash)`.execute(tx)
  await sql`
    with letters as (
      insert into message (merchant_id, channel, recipient, template, locale, subject_kind, subject_id, request_key,
        created_at)
      select ${merchantId}::uuid, 'email', r.email, 'user-invitation', ${locale}::text, 'user', r.id, 'invitation/1',
        ${now}::timestamptz
      from unnest(${ids}::uuid[], ${people.map(({ email }) => email)}::text[]) as r (id, email)
      returning id
    )
    select outbox_add_later(${letterTask}::text,
      json_build_object('merchantId', ${merchantId}::text, 'messageId', id), 'letter/' || id)
    from letters`.execute(tx)
}
