import { type DebtAge, debtAges, type OverdueStanding, overdueStandings } from '@cauce/domain/payments/overdue'
import type { OverdueFilter } from '@cauce/domain/payments/overdue-questions'
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
  merchant: severalIds,
  age: several(debtAges),
  standing: several(overdueStandings),
  sort: oneOf(['amount']),
  dir: oneOf(['asc']),
}

export const address = listAddress(parts)

export type OverdueSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export function filterOf(search: OverdueSearch): OverdueFilter {
  const { merchant, age, standing } = search
  return {
    sort: search.sort ?? 'age',
    direction: search.dir ?? 'desc',
    ...filterOfSales(search),
    ...(merchant && { merchantIds: itemsOf(merchant).slice(0, 50) }),
    ...(age && { ages: itemsOf(age) as DebtAge[] }),
    ...(standing && { standings: itemsOf(standing) as OverdueStanding[] }),
  }
}

/** As `filterOf`, without what bands of age are shown and in which order. */
export function filterOfAges(search: OverdueSearch) {
  const { ages: _, sort: __, direction: ___, ...filter } = filterOf(search)
  return filter
}
