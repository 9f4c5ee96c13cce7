import type { Tx } from '@cauce/database/connection'
import type { FormerAdministrator } from '@cauce/domain/access/administrator-change'
import type { Actor } from '@cauce/domain/access/scope'
import { sql } from 'kysely'
import type { Change } from '../../operation.ts'
import { lockAdministrators } from './lock-administrators.ts'
import { lockPerson } from './person.ts'
import { stepDown } from './step-down.ts'

/**
 * Whoever was invited to administer a merchant has come, as `actor`: the former one steps down, as the approved request
 * says. Gives the log's lines; nothing where nobody was to step down.
 */
export async function completeSuccession(
  tx: Tx,
  { merchantId, actor, now }: { merchantId: string; actor: Actor; now: string },
): Promise<Change[]> {
  if (actor.role !== 'merchant-administrator') return []
  const approved = await tx
    .selectFrom('administrator_change')
    .select('former')
    .where('merchant_id', '=', merchantId)
    .where('new_user_id', '=', actor.userId)
    .where('state', '=', 'approved')
    .orderBy('decided_at', 'desc')
    .executeTakeFirst()
  if (!approved) return []
  // Sessions are ended in the merchant's scope, which whoever opens a link has not been given yet.
  await sql`select set_config('cauce.merchant', ${merchantId}, true)`.execute(tx)
  const present = (await lockAdministrators(tx, { merchantId })).filter(({ id }) => id !== actor.userId)
  const changes: Change[] = []
  for (const { id } of present)
    changes.push(...(await stepDown(tx, await lockPerson(tx, actor, id), approved.former as FormerAdministrator, now)))
  return changes
}
