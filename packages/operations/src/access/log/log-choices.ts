import { isLogAction, type LogAction } from '@cauce/domain/access/logged'
import type { Role } from '@cauce/domain/access/roles'
import type { Scope } from '@cauce/domain/access/scope'
import { longest } from '@cauce/domain/limits'
import { Id, searchWords } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../../operation.ts'

const actorsAtMost = 50

/** Somebody who may have acted; a merchant's processes have no name. */
export type LogActorChoice = { id: string; role: Role; name: string | null }

/**
 * People, keys and the processes that lines may be narrowed to, by name; up to 50 whose name holds `search`, and those
 * of `ids` whatever they are called.
 */
export const logActors = reading({
  name: 'log.actors',
  permission: 'log.read',
  input: z.object({ search: searchWords(longest.search).optional(), ids: z.array(Id).max(20).optional() }),
  async run({ db, actor: { scope } }, { search = '', ids = [] }): Promise<LogActorChoice[]> {
    const mine = scope.kind === 'merchant' ? sql`merchant_id = ${scope.merchantId}::uuid` : sql`true`
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    const { rows } = await sql<LogActorChoice>`
      select id, role, name from app_user where id = any(${ids}::uuid[]) and role <> 'system'
      union
      (select id, role, name from app_user where ${mine} and role <> 'system' and plain_text(name) like plain_text(${pattern})
       order by name limit ${actorsAtMost})
      order by name`.execute(db)
    return scope.kind === 'merchant' && !search ? [...rows, processesOf(scope)] : rows
  },
})

const processesOf = ({ merchantId }: Extract<Scope, { kind: 'merchant' }>): LogActorChoice => ({
  id: merchantId,
  role: 'system',
  name: null,
})

/** The actions that are in the reader's log, by name: one look at the index for each, however many lines it has. */
export const logActions = reading({
  name: 'log.actions',
  permission: 'log.read',
  input: z.void(),
  async run({ db, actor: { scope } }): Promise<LogAction[]> {
    const mine = scope.kind === 'merchant' ? sql`l.merchant_id = ${scope.merchantId}::uuid` : sql`true`
    const { rows } = await sql<{ action: string }>`
      with recursive found as (
        (select l.action from action_log l where ${mine} order by l.action limit 1)
        union all
        select (select l.action from action_log l where ${mine} and l.action > found.action order by l.action limit 1)
        from found where found.action is not null
      )
      select action from found where action is not null order by action`.execute(db)
    return rows.map(({ action }) => action).filter(isLogAction)
  },
})
