import { roles } from '@cauce/domain/access/roles'
import type { Inputs } from '../../../api/api.ts'
import { type AddressOf, itemsOf, listAddress, several, severalIds, words } from '../../../lists/address.ts'

export const shownStates = ['invited', 'active', 'disabled'] as const

const parts = {
  q: words,
  role: several(roles),
  centre: severalIds,
  state: several(shownStates),
  merchant: severalIds,
}

export const address = listAddress(parts)

export type UserSearch = AddressOf<typeof parts>

/** What the address says, as the server is asked. */
export const filterOf = ({ q, role, centre, state, merchant }: UserSearch): Inputs['users']['list'] => ({
  ...(q?.trim() && { search: q.trim() }),
  ...(role && { roles: itemsOf(role) as (typeof roles)[number][] }),
  ...(centre && { centreIds: itemsOf(centre) }),
  ...(state && { states: itemsOf(state) as (typeof shownStates)[number][] }),
  ...(merchant && { merchantIds: itemsOf(merchant) }),
})
