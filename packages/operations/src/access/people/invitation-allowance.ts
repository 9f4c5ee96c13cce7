import type { Tx } from '@cauce/database/connection'
import { invitationsPerDay } from '@cauce/domain/access/users'
import { refuseUnless } from '@cauce/domain/errors'
import { lockPeople } from './lock-people.ts'

/**
 * Refuses with `invited-too-many` (`limit` a day, `left` of them) what a merchant would send too much. Letters are counted
 * and not invitations, which go when a list is taken back. Two at once count one after the other.
 */
export async function allowInvitations(
  tx: Tx,
  { merchantId, wanted, limit, now }: { merchantId: string; wanted: number; limit: number; now: string },
): Promise<void> {
  await lockPeople(tx, merchantId)
  const dayAgo = new Date(Date.parse(now) - 86_400_000).toISOString()
  const { sent } = await tx
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('sent'))
    .where('merchant_id', '=', merchantId)
    .where('template', '=', 'user-invitation')
    .where('created_at', '>', dayAgo)
    .executeTakeFirstOrThrow()
  const left = Math.max(0, limit - Number(sent))
  refuseUnless(wanted <= left, 'invited-too-many', { limit, left })
}

/** Refuses with `invited-too-often` (`limit`) where one of these has had as many letters in a day; after `allowInvitations`. */
export async function allowLettersTo(
  tx: Tx,
  { merchantId, recipients, now }: { merchantId: string; recipients: readonly string[]; now: string },
): Promise<void> {
  const tired = await tx
    .selectFrom('message')
    .select('recipient')
    .where('merchant_id', '=', merchantId)
    .where('template', '=', 'user-invitation')
    .where('created_at', '>', new Date(Date.parse(now) - 86_400_000).toISOString())
    .where(({ eb, fn }) =>
      eb(fn<string>('lower', ['recipient']), 'in', [...new Set(recipients.map((email) => email.toLowerCase()))]),
    )
    .groupBy('recipient')
    .having(({ fn }) => fn.countAll(), '>=', invitationsPerDay)
    .limit(1)
    .executeTakeFirst()
  refuseUnless(!tired, 'invited-too-often', { limit: invitationsPerDay })
}
