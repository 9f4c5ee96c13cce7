import { type AddressOf, listAddress, oneOf, words } from '../../../lists/address.ts'

const parts = { q: words, account: oneOf(['waiting', 'missing']) }

export const address = listAddress(parts)

export type MerchantSearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export const filterOf = ({ q, account }: MerchantSearch) => ({
  ...(q?.trim() && { search: q.trim() }),
  ...(account && { account }),
})
