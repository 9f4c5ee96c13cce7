import type { LogActionOf } from '@cauce/domain/access/logged'
import type { Permission } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import { NewView, ViewId } from '@cauce/domain/access/views'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { z } from 'zod'
import { operation, reading } from '../operation.ts'

const viewsAtMost = 50

/** What the log has views of. */
type WithViews =
  LogActionOf<'user'> extends infer Action ? (Action extends `${infer Feature}.save-view` ? Feature : never) : never

/** Named views of one page, each person's own: `page` as they are kept under, `feature` as the log names it. */
export function savedViews<Feature extends WithViews>({
  page,
  feature,
  permission,
}: {
  page: string
  feature: Feature
  permission: Permission
}) {
  /** The reader's own, by name; `query` is the text of the page's address. */
  const list = reading({
    name: `${feature}.list-views`,
    permission,
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
  const save = operation({
    name: `${feature}.save-view`,
    permission,
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
  const remove = operation({
    name: `${feature}.remove-view`,
    permission,
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
  return { list, save, remove }
}

const ownChange = (actor: Actor) => ({
  subjectKind: 'user' as const,
  subjectId: actor.userId,
  merchantId: actor.scope.kind === 'merchant' ? actor.scope.merchantId : null,
})
