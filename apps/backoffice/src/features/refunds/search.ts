import { type AddressOf, day, itemsOf, listAddress, severalIds, words } from '../../lists/address.ts'

const parts = { q: words, merchant: severalIds, from: day, to: day }

export const address = listAddress(parts)

export type RefundSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export const filterOf = ({ q, merchant, from, to }: RefundSearch) => ({
  ...(q?.trim() && { search: q.trim() }),
  ...(merchant && { merchantIds: itemsOf(merchant).slice(0, 50) }),
  ...(from && { from }),
  ...(to && { to }),
})
