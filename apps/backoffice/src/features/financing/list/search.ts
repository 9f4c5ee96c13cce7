import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { deathReasons, financingStates } from '@cauce/domain/financing/states'
import {
  type AddressOf,
  filterOfSales,
  itemsOf,
  listAddress,
  oneOf,
  saleParts,
  several,
  severalIds,
} from '../../../lists/address.ts'

const parts = {
  ...saleParts,
  tab: oneOf(['archived', 'confirmed']),
  state: several(financingStates),
  reason: several(deathReasons),
  agent: severalIds,
  sort: oneOf(['amount']),
  dir: oneOf(['asc']),
}

export const address = listAddress(parts)

export type ListSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export function filterOf(search: ListSearch): FinancingFilter {
  const { state, reason, agent } = search
  return {
    tab: search.tab ?? 'all',
    sort: search.sort ?? 'created',
    direction: search.dir ?? 'desc',
    ...filterOfSales(search),
    ...(state && { states: itemsOf(state) as FinancingFilter['states'] }),
    ...(reason && { deadReasons: itemsOf(reason) as FinancingFilter['deadReasons'] }),
    ...(agent && { agentIds: itemsOf(agent) }),
  }
}
