import { accountMonths } from '@cauce/operations/ledger/account-months'
import { checkLedger } from '@cauce/operations/ledger/check-ledger'
import { entriesOfOrder } from '@cauce/operations/ledger/entries-of-order'
import { listEntries } from '@cauce/operations/ledger/list-entries'
import { trialBalance } from '@cauce/operations/ledger/trial-balance'
import { query, router } from './trpc.ts'

export const ledger = router({
  trialBalance: query(trialBalance),
  months: query(accountMonths),
  entries: query(listEntries),
  ofOrder: query(entriesOfOrder),
  check: query(checkLedger),
})
