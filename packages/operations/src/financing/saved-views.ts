import type { Actor } from '@cauce/domain/access/scope'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { NewView, ViewId } from '@cauce/domain/financing/schema'
import { z } from 'zod'
import { operation, reading } from '../operation.ts'

const page = 'financings'
const viewsAtMost = 50

/** The reader's own named views of the list, by name; `query` is the text of the page's address. */
export const listViews = reading({
  name: 'financing.list-views',
  permission: 'financings.read',
  readsOwn: true,
  input: z.void(),
  run: ({ db, actor }) =>
    db
      .selectFrom('saved_view')
      .select(['id', 'name', 'query'])
      .where('user_id', '=', actor.userId)
      .where('page', '=', page)
      .orderBy('name')
      .execute(),
})

/** Keeps the list as it stands under a name. Refuses with `view-name-taken` or `limit-reached` (limit). */
export const saveView = operation({
  name: 'financing.save-view',
  permission: 'financings.read',
  input: NewView,
  async run({ tx, actor, now, record }, { name, query }) {
    // Of two at once the second waits, and counts the first.
    await tx.selectFrom('app_user').select('id').where('id', '=', actor.userId).forNoKeyUpdate().execute()
    const { kept } = await tx
      .selectFrom('saved_view')
      .select(({ fn }) => fn.countAll<number>().as('kept'))
      .where('user_id', '=', actor.userId)
      .where('page', '=', page)
      .executeTakeFirstOrThrow()
    refuseUnless(kept < viewsAtMost, 'limit-reached', { limit: viewsAtMost })
    const view = await tx
      .insertInto('saved_view')
      .values({ user_id: actor.userId, page, name, query, created_at: now })
      .onConflict((conflict) => conflict.columns(['user_id', 'page', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!view) throw new Refusal('view-name-taken', {}, { name: 'view-name-taken' })
    await record(ownChange(actor))
    return view
  },
})

/** Removes one's own view. Refuses with `not-found`. */
export const removeView = operation({
  name: 'financing.remove-view',
  permission: 'financings.read',
  input: ViewId,
  async run({ tx, actor, record }, { id }) {
    const removed = await tx
      .deleteFrom('saved_view')
      .where('id', '=', id)
      .where('user_id', '=', actor.userId)
      .returning('id')
      .executeTakeFirst()
    refuseUnless(removed, 'not-found')
    await record(ownChange(actor))
    return removed
  },
})

const ownChange = (actor: Actor) => ({
  subjectKind: 'user' as const,
  subjectId: actor.userId,
  merchantId: actor.scope.kind === 'merchant' ? actor.scope.merchantId : null,
})
