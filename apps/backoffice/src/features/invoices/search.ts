import { type AddressOf, day, itemsOf, listAddress, severalIds } from '../../lists/address.ts'

const parts = { merchant: severalIds, from: day, to: day }

export const address = listAddress(parts)

export type InvoiceSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export const filterOf = ({ merchant, from, to }: InvoiceSearch) => ({
  ...(merchant && { merchantIds: itemsOf(merchant).slice(0, 50) }),
  ...(from && { from }),
  ...(to && { to }),
})
