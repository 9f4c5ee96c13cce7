import type { OrderFilter } from '@cauce/domain/orders/filter'
import { returnStates, shipmentStates } from '@cauce/domain/orders/order-lines'
import { listedStates } from '@cauce/domain/orders/states'
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
  q: words,
  state: several(listedStates),
  shipment: several(shipmentStates),
  returns: several(returnStates),
  centre: severalIds,
  from: day,
  to: day,
  min: cents,
  max: cents,
  sort: oneOf(['amount']),
  dir: oneOf(['asc']),
}

export const address = listAddress(parts)

export type OrderSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export function filterOf(search: OrderSearch): OrderFilter {
  const { q, state, shipment, returns, centre, from, to, min, max } = search
  return {
    sort: search.sort ?? 'confirmed',
    direction: search.dir ?? 'desc',
    ...(q?.trim() && { search: q.trim() }),
    ...(state && { states: itemsOf(state) as OrderFilter['states'] }),
    ...(shipment && { shipment: itemsOf(shipment) as OrderFilter['shipment'] }),
    ...(returns && { returns: itemsOf(returns) as OrderFilter['returns'] }),
    ...(centre && { centreIds: itemsOf(centre) }),
    ...(from && { from }),
    ...(to && { to }),
    ...(min !== undefined && { minCents: min }),
    ...(max !== undefined && { maxCents: max }),
  }
}
