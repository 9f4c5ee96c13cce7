import type { ServiceFilter, ServiceSort } from '@cauce/domain/catalogue/questions'
import { type AddressOf, itemsOf, listAddress, oneOf, several, severalIds, words } from '../../../lists/address.ts'

const sorts = ['reference', 'name', 'price', 'updated'] as const satisfies readonly ServiceSort[]

const parts = {
  q: words,
  /** One centre's id. */
  centre: severalIds,
  end: several(['ahead', 'past']),
  sort: oneOf(sorts),
  dir: oneOf(['asc']),
}

export const address = listAddress(parts, { kept: ['centre'] })

export type ServiceSearch = AddressOf<typeof parts>

/** An address that names no order is read by reference from the first one on. */
export function readSearch(given: Record<string, unknown>): ServiceSearch {
  const search = address.read(given)
  return search.sort === undefined ? { ...search, sort: 'reference', dir: 'asc' } : search
}

/** The same as the server's filter. */
export function filterOf({ q, centre, end, sort, dir }: ServiceSearch): ServiceFilter {
  const ends = itemsOf(end) as NonNullable<ServiceFilter['end']>[]
  return {
    sort: sort ?? 'reference',
    direction: sort === undefined ? 'asc' : (dir ?? 'desc'),
    ...(q?.trim() && { search: q.trim() }),
    ...(centre && { centreIds: itemsOf(centre) }),
    ...(ends.length === 1 && { end: ends[0] }),
  }
}
