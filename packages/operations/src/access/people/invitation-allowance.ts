import type { Tx } from '@cauce/database/connection'
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
