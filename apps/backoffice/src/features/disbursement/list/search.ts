import { type DisbursementState, disbursementStates } from '@cauce/domain/disbursement/states'
import { type AddressOf, day, itemsOf, listAddress, oneOf, several, severalIds } from '../../../lists/address.ts'

const parts = {
  tab: oneOf(['next', 'months', 'files']),
  merchant: severalIds,
  state: several(disbursementStates),
  from: day,
  to: day,
}

export const address = listAddress(parts)

export type ListSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export const filterOf = ({ merchant, state, from, to }: ListSearch) => ({
  ...(merchant && { merchantIds: itemsOf(merchant).slice(0, 50) }),
  ...(state && { states: itemsOf(state) as DisbursementState[] }),
  ...(from && { from }),
  ...(to && { to }),
})

/** The days of a month, 'YYYY-MM', as parts of the address. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${last}` }
}
