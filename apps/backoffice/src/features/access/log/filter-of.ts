import type { LogFilter } from '@cauce/domain/access/log'
import { isLogAction } from '@cauce/domain/access/logged'
import { itemsOf } from '../../../lists/address.ts'
import type { LogSearch } from './search.ts'

/** The same as the server's filter. */
export function filterOf({ q, actor, action, kind, merchant, from, to }: LogSearch): LogFilter {
  const actions = itemsOf(action).filter(isLogAction)
  return {
    ...(q?.trim() && { subject: q.trim() }),
    ...(actor && { actorIds: itemsOf(actor) }),
    ...(actions.length > 0 && { actions }),
    ...(kind && { subjectKinds: itemsOf(kind) as LogFilter['subjectKinds'] }),
    ...(merchant && { merchantIds: itemsOf(merchant) }),
    ...(from && { from }),
    ...(to && { to }),
  }
}
