import type { AdministratorChangeState, FormerAdministrator } from '@cauce/domain/access/administrator-change'
import { mayDecide } from '@cauce/domain/access/administrator-change'
import { AdministratorChangesPage } from '@cauce/domain/access/administrator-request'
import { may } from '@cauce/domain/access/permissions'
import { platformName } from '@cauce/domain/access/platform'
import { sql } from 'kysely'
import { cutPage, pageOf } from '../../list-cursor.ts'
import { reading } from '../../operation.ts'

/** A request to change a merchant's administrator; instants are ISO. */
export type AdministratorChangeRow = {
  id: string
  merchant: { id: string; name: string }
  state: AdministratorChangeState
  askedAt: string
  askedByName: string
  reason: string
  former: FormerAdministrator
  /** `isNew`: invited once it is approved; `isAwaited`: invited, and has not come. */
  successor: { name: string; email: string; isNew: boolean; isAwaited: boolean }
  /** Whoever has it, or had it when it was approved; and whoever was invited to have it and has not come. */
  presentNames: string[]
  awaitedNames: string[]
  decidedAt: string | null
  decidedByName: string | null
  note: string | null
  /** Whether the asking person may take it back, or decide. */
  mayWithdraw: boolean
  mayDecide: boolean
}

/** A page of the requests in the reader’s scope, the newest first. Refuses an `after` that no page gave with `bad-input`. */
export const listAdministratorChanges = reading({
  name: 'administrators.list',
  permission: 'administrators.read',
  input: AdministratorChangesPage,
  async run({ db, actor }, { after, limit }): Promise<{ rows: AdministratorChangeRow[]; next: string | null }> {
    let query = db
      .selectFrom('administrator_change as c')
      .innerJoin('merchant', 'merchant.id', 'c.merchant_id')
      .leftJoin('app_user as asker', 'asker.id', 'c.asked_by')
      .leftJoin('app_user as successor', 'successor.id', 'c.new_user_id')
      .leftJoin('app_user as decider', 'decider.id', 'c.decided_by')
      .selectAll('c')
      .select(['merchant.name as merchant_name', 'asker.name as asker', 'decider.name as decider'])
      .select(['successor.name as successor_name', 'successor.email as successor_email'])
      .select(['successor.email_verified as successor_came', 'successor.role as successor_role'])
      .select([namesOfFormer.as('present'), namesOfAwaited.as('awaited')])
    if (actor.scope.kind === 'merchant') query = query.where('c.merchant_id', '=', actor.scope.merchantId)
    const order = { by: 'c.asked_at', type: 'timestamptz', id: 'c.id', direction: 'desc' } as const
    const found = await cutPage(query, order, { after, limit }).execute()
    const rows = found.map((row): AdministratorChangeRow => {
      const isOpen = row.state === 'asked'
      const isAwaited =
        row.state === 'approved' && row.successor_came === false && row.successor_role === 'merchant-administrator'
      const parties = { askedBy: row.asked_by, newUserId: row.new_user_id }
      return {
        ...{ id: row.id, merchant: { id: row.merchant_id, name: row.merchant_name } },
        ...{
          state: row.state as AdministratorChangeState,
          askedAt: row.asked_at,
          askedByName: row.asker ?? platformName,
        },
        ...{ reason: row.reason, former: row.former as FormerAdministrator },
        successor: {
          name: row.successor_name ?? `${row.first_name} ${row.last_name}`,
          email: row.successor_email ?? row.email ?? '',
          isNew: row.email !== null,
          isAwaited,
        },
        ...{ presentNames: row.present, awaitedNames: row.awaited },
        ...{ decidedAt: row.decided_at, note: row.note },
        decidedByName: row.decided_by === null ? null : (row.decider ?? platformName),
        mayWithdraw: (isOpen || isAwaited) && may(actor, 'administrators.withdraw'),
        mayDecide: isOpen && may(actor, 'administrators.approve') && mayDecide(actor.userId, parties),
      }
    })
    return pageOf(rows, limit, ({ askedAt, id }) => ({ value: askedAt, id }))
  },
})

/** Whoever administers the merchant of `c` and has come, or did when it was approved. */
const namesOfFormer = sql<string[]>`array(
  select u.name from app_user u where u.merchant_id = c.merchant_id and case c.state
    when 'approved' then u.id = any(c.former_ids)
    else u.role = 'merchant-administrator' and u.disabled_at is null and u.email_verified end
  order by u.name)`

/** Whoever is to administer the merchant of `c` and has not come yet. */
const namesOfAwaited = sql<string[]>`array(
  select u.name from app_user u where u.merchant_id = c.merchant_id and u.role = 'merchant-administrator'
    and u.disabled_at is null and not u.email_verified order by u.name)`
