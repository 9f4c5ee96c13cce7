import type { LogFilter } from '@cauce/domain/access/log'
import { logActions } from '@cauce/domain/access/logged'
import { subjectKinds } from '@cauce/domain/access/subject-kinds'
import { type AddressOf, day, itemsOf, listAddress, several, severalIds, words } from '../../../lists/address.ts'

const parts = {
  q: words,
  actor: severalIds,
  action: several(logActions),
  kind: several(subjectKinds),
  merchant: severalIds,
  from: day,
  to: day,
}

export const address = listAddress(parts)

export type LogSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export function filterOf({ q, actor, action, kind, merchant, from, to }: LogSearch): LogFilter {
  return {
    ...(q?.trim() && { subject: q.trim() }),
    ...(actor && { actorIds: itemsOf(actor) }),
    ...(action && { actions: itemsOf(action) as LogFilter['actions'] }),
    ...(kind && { subjectKinds: itemsOf(kind) as LogFilter['subjectKinds'] }),
    ...(merchant && { merchantIds: itemsOf(merchant) }),
    ...(from && { from }),
    ...(to && { to }),
  }
}
