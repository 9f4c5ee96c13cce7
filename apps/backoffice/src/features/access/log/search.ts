import { subjectKinds } from '@cauce/domain/access/subject-kinds'
import { type AddressOf, day, listAddress, several, severalIds, words } from '../../../lists/address.ts'

const parts = {
  q: words,
  actor: severalIds,
  // Which actions there are is known to the page alone: their table is not loaded with every other page.
  action: several((item) => /^[a-z-]+(\.[a-z-]+)+$/.test(item)),
  kind: several(subjectKinds),
  merchant: severalIds,
  from: day,
  to: day,
}

export const address = listAddress(parts)

export type LogSearch = AddressOf<typeof parts>
