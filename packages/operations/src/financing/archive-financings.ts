import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { FinancingIds } from '@cauce/domain/financing/schema'
import { type OperationContext, operation } from '../operation.ts'
import { ofFinancing } from './of-financing.ts'

/**
 * Takes financings out of the list's first tab; nothing else about them changes. Gives those that were not archived
 * before, which is what an undo brings back. Refuses with `not-found` when any is not in scope, and then archives none.
 */
export const archiveFinancings = operation({
  name: 'financing.archive',
  permission: 'financings.archive',
  input: FinancingIds,
  run: (context, { ids }) => markArchived(context, ids, context.now),
})

/** Brings archived financings back; gives those that were archived. Refuses as `archiveFinancings` does. */
export const unarchiveFinancings = operation({
  name: 'financing.unarchive',
  permission: 'financings.archive',
  input: FinancingIds,
  run: (context, { ids }) => markArchived(context, ids, null),
})

async function markArchived({ tx, record, unchanged }: OperationContext, ids: string[], archivedAt: string | null) {
  await refuseUnlessAllVisible(tx, ids)
  const changed = await tx
    .updateTable('financing')
    .set({ archived_at: archivedAt })
    .where('id', 'in', ids)
    .where('archived_at', archivedAt === null ? 'is not' : 'is', null)
    .returning(['id', 'merchant_id', 'centre_id'])
    .execute()
  if (changed.length === 0) unchanged()
  await record(changed.map(ofFinancing))
  return { ids: changed.map(({ id }) => id) }
}

/** Locked in one order, so that two who archive the same rows do not wait for each other. */
async function refuseUnlessAllVisible(tx: Tx, ids: string[]): Promise<void> {
  const visible = await tx
    .selectFrom('financing')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  refuseUnless(visible.length === ids.length, 'not-found')
}
