import { correctInvoice } from '@cauce/operations/disbursement/correct-invoice'
import { listInvoices } from '@cauce/operations/disbursement/list-invoices'
import { readInvoice } from '@cauce/operations/disbursement/read-invoice'
import { mutation, query, router } from './trpc.ts'

export const invoices = router({
  list: query(listInvoices),
  get: query(readInvoice),
  correct: mutation(correctInvoice),
})
