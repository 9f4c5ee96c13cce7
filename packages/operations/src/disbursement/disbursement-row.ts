import type { DisbursementTable, MerchantTable } from '@cauce/database/tables'
import { readIban } from '@cauce/domain/disbursement/iban'
import type { DisbursementState } from '@cauce/domain/disbursement/states'
import { type HeldBackBy, largestTransferCents } from '@cauce/domain/disbursement/transfers'
import type { Selection } from 'kysely'

/** A day's payment to a merchant as a list shows it; amounts in cents, `day` a date of the merchant's calendar. */
export type DisbursementRow = {
  id: string
  day: string
  number: string
  merchantId: string
  merchantName: string
  orders: number
  grossCents: number
  /** Commission with its VAT. */
  feesCents: number
  paidCents: number
  state: DisbursementState
  rejectReason: string | null
  heldBackBy: HeldBackBy | null
}

/** What `disbursementRow` needs of a disbursement `d` joined with its merchant `m`. */
export const rowColumns = [
  'd.id',
  'd.day',
  'd.number',
  'd.merchant_id',
  'm.name as merchant_name',
  'd.orders',
  'd.gross_cents',
  'd.net_cents',
  'd.vat_cents',
  'd.paid_cents',
  'd.state',
  'd.reject_reason',
  'd.iban',
  'm.iban as merchant_iban',
] as const

type Stored = Selection<{ d: DisbursementTable; m: MerchantTable }, 'd' | 'm', (typeof rowColumns)[number]>

export const disbursementRow = (row: Stored): DisbursementRow => ({
  id: row.id,
  day: row.day,
  number: row.number,
  merchantId: row.merchant_id,
  merchantName: row.merchant_name,
  orders: row.orders,
  grossCents: row.gross_cents,
  feesCents: row.net_cents + row.vat_cents,
  paidCents: row.paid_cents,
  state: row.state as DisbursementState,
  rejectReason: row.reject_reason,
  heldBackBy: row.state === 'prepared' ? heldBackBy(row) : null,
})

/** What keeps a prepared payment out of the bank's file; null where it may go. */
export const heldBackBy = (row: Payee & { paid_cents: number }): HeldBackBy | null => {
  if (accountOf(row) === undefined) return 'account'
  return row.paid_cents > largestTransferCents ? 'amount' : null
}

type Payee = { iban: string | null; merchant_iban: string | null }

/** Where it is paid to: the account of when it was prepared, else that of today. Undefined where there is no valid one. */
export const accountOf = ({ iban, merchant_iban }: Payee) =>
  [iban, merchant_iban].flatMap((text) => (text === null ? [] : [readIban(text)])).find((known) => known !== undefined)
