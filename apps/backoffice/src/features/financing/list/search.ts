import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { deathReasons, financingStates } from '@cauce/domain/financing/states'
import {
  type AddressOf,
  cents,
  day,
  itemsOf,
  listAddress,
  oneOf,
  several,
  severalIds,
  words,
} from '../../../lists/address.ts'

const parts = {
  tab: oneOf(['archived', 'confirmed']),
  q: words,
  state: several(financingStates),
  reason: several(deathReasons),
  centre: severalIds,
  agent: severalIds,
  from: day,
  to: day,
  min: cents,
  max: cents,
  sort: oneOf(['amount']),
  dir: oneOf(['asc']),
}

export const address = listAddress(parts)

export type ListSearch = AddressOf<typeof parts>

/** The same as the server's filter. A trailing space of the search, typed before the next word, is not sent. */
export function filterOf(search: ListSearch): FinancingFilter {
  const { q, state, reason, centre, agent, from, to, min, max } = search
  return {
    tab: search.tab ?? 'all',
    sort: search.sort ?? 'created',
    direction: search.dir ?? 'desc',
    ...(q?.trim() && { search: q.trim() }),
    ...(state && { states: itemsOf(state) as FinancingFilter['states'] }),
    ...(reason && { deadReasons: itemsOf(reason) as FinancingFilter['deadReasons'] }),
    ...(centre && { centreIds: itemsOf(centre) }),
    ...(agent && { agentIds: itemsOf(agent) }),
    ...(from && { from }),
    ...(to && { to }),
    ...(min !== undefined && { minCents: min }),
    ...(max !== undefined && { maxCents: max }),
  }
}
