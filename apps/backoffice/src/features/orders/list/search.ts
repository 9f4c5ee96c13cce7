import type { OrderFilter } from '@cauce/domain/orders/filter'
import { returnStates, shipmentStates } from '@cauce/domain/orders/order-lines'
import { listedStates } from '@cauce/domain/orders/states'
import {
  type AddressOf,
  filterOfSales,
  itemsOf,
  listAddress,
  oneOf,
  saleParts,
  several,
} from '../../../lists/address.ts'

const parts = {
  ...saleParts,
  state: several(listedStates),
  shipment: several(shipmentStates),
  returns: several(returnStates),
  sort: oneOf(['amount']),
  dir: oneOf(['asc']),
}

export const address = listAddress(parts)

export type OrderSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export function filterOf(search: OrderSearch): OrderFilter {
  const { state, shipment, returns } = search
  return {
    sort: search.sort ?? 'confirmed',
    direction: search.dir ?? 'desc',
    ...filterOfSales(search),
    ...(state && { states: itemsOf(state) as OrderFilter['states'] }),
    ...(shipment && { shipment: itemsOf(shipment) as OrderFilter['shipment'] }),
    ...(returns && { returns: itemsOf(returns) as OrderFilter['returns'] }),
  }
}
