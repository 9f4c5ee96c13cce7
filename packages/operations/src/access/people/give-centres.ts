import type { Tx } from '@cauce/database/connection'
import { centresIn } from '@cauce/domain/access/assigning'
import type { Role } from '@cauce/domain/access/roles'
import { Refusal } from '@cauce/domain/errors'

/** Makes somebody's centres exactly these, as their role has any. Refuses a foreign one with `bad-input` at `centreIds`. */
export async function giveCentres(
  tx: Tx,
  { id, merchantId, role, centreIds }: { id: string; merchantId: string; role: Role; centreIds: readonly string[] },
): Promise<void> {
  const given = centresIn(role, centreIds)
  if (given.length > 0) {
    const known = await tx
      .selectFrom('centre')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('id', 'in', given)
      .execute()
    if (known.length !== given.length) throw new Refusal('bad-input', {}, { centreIds: 'unknown-centre' })
  }
  await tx.deleteFrom('user_centre').where('user_id', '=', id).execute()
  if (given.length > 0)
    await tx
      .insertInto('user_centre')
      .values(given.map((centre_id) => ({ user_id: id, centre_id })))
      .execute()
}
