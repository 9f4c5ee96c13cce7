import type { Db } from '@cauce/database/connection'
import { maskedIban } from '@cauce/domain/disbursement/account-change'
import type { EntryDifference, EntryState } from '@cauce/domain/disbursement/statement'
import { StatementEntryPage } from '@cauce/domain/disbursement/statement-questions'
import type { DisbursementState } from '@cauce/domain/disbursement/states'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { exportedView } from '../../export-view.ts'
import { oneOf } from '../../list-conditions.ts'
import { cutPage, pageOf } from '../../list-cursor.ts'
import { reading } from '../../operation.ts'

/** The payment that an entry is of, or names. */
export type PaymentOfEntry = {
  id: string
  number: string
  state: DisbursementState
  paidCents: number
  merchantName: string
}

/** What a bank booked, and what was made of it. Amounts in cents, below zero where money left the account. */
export type EntryRow = {
  id: string
  position: number
  bookedOn: string
  amountCents: number
  currency: string
  endToEndId: string | null
  isReturn: boolean
  returnReason: string | null
  counterparty: string | null
  /** Of the other side, as anybody reads it. */
  counterpartyAccount: string | null
  remittance: string | null
  bankReference: string | null
  state: EntryState
  /** What was other than expected, also where somebody cleared it up since. */
  difference: EntryDifference | null
  payment: PaymentOfEntry | null
  /** The refund of which it is a transfer. */
  refund: { number: string; orderId: string } | null
  /** Why it needs no payment, as finance said. */
  reason: string | null
  settledBy: string | null
  settledAt: string | null
  /** Whether what finance said of it can be taken back. */
  mayReopen: boolean
}

/** The entries of a statement in the bank's order. Refuses an `after` that no page gave with `bad-input`. */
export const statementEntries = reading({
  name: 'statements.entries',
  permission: 'statements.read',
  input: StatementEntryPage,
  run: ({ db }, { limit, ...asked }) => pageOfEntries(db, asked, limit),
})

/** The same, to be written into a file. */
export const exportStatement = exportedView(
  { name: 'statements.export', permission: 'statements.read', input: StatementEntryPage.omit({ limit: true }) },
  ({ db }, asked, limit) => pageOfEntries(db, asked, limit),
)

type Asked = Omit<z.output<typeof StatementEntryPage>, 'limit'>

async function pageOfEntries(db: Db, { id, states, search, after }: Asked, limit: number) {
  let query = db
    .selectFrom('statement_entry as e')
    .leftJoin('disbursement as d', 'd.id', 'e.disbursement_id')
    .leftJoin('merchant as m', 'm.id', 'd.merchant_id')
    .leftJoin('refund_transfer as t', 't.id', 'e.refund_transfer_id')
    .leftJoin('refund as r', 'r.id', 't.refund_id')
    .leftJoin('app_user as u', 'u.id', 'e.settled_by')
    .select(['e.id', 'e.position', 'e.booked_on as bookedOn', 'e.amount_cents as amountCents', 'e.currency'])
    .select(['e.end_to_end_id as endToEndId', 'e.is_return as isReturn', 'e.return_reason as returnReason'])
    .select(['e.counterparty', 'e.counterparty_iban', 'e.remittance'])
    .select(['e.bank_reference as bankReference', 'e.state', 'e.difference', 'e.reason', 'e.moved'])
    .select(['e.settled_by', 'u.name as settledBy', 'e.settled_at as settledAt'])
    .select(['d.id as paymentId', 'd.number', 'd.state as paymentState', 'd.paid_cents', 'm.name as merchantName'])
    .select(['r.number as refundNumber', 'r.order_id as orderId'])
    .where('e.statement_id', '=', id)
  if (states?.length) query = query.where(oneOf('e.state', states, 'text'))
  if (search) query = query.where(says(search))
  const order = { by: 'e.position', type: 'bigint', id: 'e.id', direction: 'asc' } as const
  const found = await cutPage(query, order, { after, limit }).execute()
  return pageOf(found.map(rowOf), limit, ({ position, id }) => ({ value: position, id }))
}

const says = (search: string) => sql<SqlBool>`strpos(plain_text(concat_ws(' ', e.counterparty, e.counterparty_iban,
  e.remittance, e.end_to_end_id, e.bank_reference, d.number, m.name, r.number)), plain_text(${search})) > 0`

type Found = Omit<EntryRow, 'state' | 'difference' | 'payment' | 'refund' | 'counterpartyAccount' | 'mayReopen'> & {
  state: string
  difference: string | null
  moved: boolean
  counterparty_iban: string | null
  refundNumber: string | null
  orderId: string | null
  settled_by: string | null
  paymentId: string | null
  number: string | null
  paymentState: string | null
  paid_cents: number | null
  merchantName: string | null
}

function rowOf({
  moved,
  settled_by,
  counterparty_iban,
  refundNumber,
  orderId,
  paymentId,
  number,
  paymentState,
  paid_cents,
  merchantName,
  ...row
}: Found): EntryRow {
  return {
    ...row,
    counterpartyAccount: counterparty_iban && maskedIban(counterparty_iban),
    refund: refundNumber === null ? null : { number: refundNumber, orderId: orderId ?? '' },
    state: row.state as EntryState,
    difference: row.difference as EntryDifference | null,
    payment:
      paymentId === null
        ? null
        : {
            ...{ id: paymentId, number: number ?? '', state: paymentState as DisbursementState },
            ...{ paidCents: paid_cents ?? 0, merchantName: merchantName ?? '' },
          },
    mayReopen: settled_by !== null && !moved,
  }
}
