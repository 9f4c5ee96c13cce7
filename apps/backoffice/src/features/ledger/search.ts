import {
  type LedgerAccount,
  type LedgerEntryKind,
  ledgerAccounts,
  ledgerEntryKinds,
} from '@cauce/domain/ledger/entries'
import { type AddressOf, day, itemsOf, listAddress, oneOf, several, severalIds, words } from '../../lists/address.ts'

const parts = {
  tab: oneOf(['entries', 'check']),
  q: words,
  merchant: severalIds,
  account: several(ledgerAccounts),
  kind: several(ledgerEntryKinds),
  from: day,
  to: day,
}

export const address = listAddress(parts)

export type LedgerSearch = AddressOf<typeof parts>

/** Of which merchants, as the server asks for them. */
export const merchantsOf = ({ merchant }: LedgerSearch) => ({
  ...(merchant && { merchantIds: itemsOf(merchant).slice(0, 50) }),
})

export const periodOf = (search: LedgerSearch) => ({
  ...merchantsOf(search),
  ...(search.from && { from: search.from }),
  ...(search.to && { to: search.to }),
})

/** The same as the server's filter of entries. */
export const filterOf = (search: LedgerSearch) => ({
  ...periodOf(search),
  ...(search.account && { accounts: itemsOf(search.account) as LedgerAccount[] }),
  ...(search.kind && { kinds: itemsOf(search.kind) as LedgerEntryKind[] }),
  ...(search.q?.trim() && { search: search.q.trim() }),
})

/** The one account that the entries are narrowed to, if it is one. */
export function oneAccount({ account }: LedgerSearch): LedgerAccount | undefined {
  const [first, ...others] = itemsOf(account)
  return others.length === 0 ? (first as LedgerAccount | undefined) : undefined
}
