import { dismissEntries } from '@cauce/operations/disbursement/statements/dismiss-entries'
import { listStatements, readStatement } from '@cauce/operations/disbursement/statements/list-statements'
import { matchEntry } from '@cauce/operations/disbursement/statements/match-entry'
import { paymentsForEntry } from '@cauce/operations/disbursement/statements/payments-for-entry'
import { reopenEntry } from '@cauce/operations/disbursement/statements/reopen-entry'
import { statementEntries } from '@cauce/operations/disbursement/statements/statement-entries'
import { mutation, query, router } from './trpc.ts'

export const statements = router({
  list: query(listStatements),
  get: query(readStatement),
  entries: query(statementEntries),
  paymentsFor: query(paymentsForEntry),
  match: mutation(matchEntry),
  dismiss: mutation(dismissEntries),
  reopen: mutation(reopenEntry),
})
