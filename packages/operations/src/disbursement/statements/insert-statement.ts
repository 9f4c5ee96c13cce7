import type { Tx } from '@cauce/database/connection'
import type { BankStatement, EntryMeaning, StatementEntry } from '@cauce/domain/disbursement/statement'
import { contentHash } from './kept-statements.ts'
import type { KnownPayment } from './named-payments.ts'

/** An entry with what it means, and of which payment. */
export type ReadEntry = { entry: StatementEntry; payment: KnownPayment | undefined; meaning: EntryMeaning }

type Inserted = {
  id: string
  account: string
  statement: BankStatement
  entries: readonly ReadEntry[]
  by: string
  now: string
}

/** Rows that go into one insert; each has some fifteen values. */
const rowsAtOnce = 1_000

/** Keeps a statement with its entries as they were read. Where it does not say its days, they are those of its entries. */
export async function insertStatement(tx: Tx, { id, account, statement, entries, by, now }: Inserted): Promise<void> {
  const days = statement.entries.map(({ bookedOn }) => bookedOn).toSorted()
  await tx
    .insertInto('statement')
    .values({
      ...{ id, message_id: statement.messageId, iban: account, statement_id: statement.statementId },
      ...{ page: statement.page, from_day: statement.fromDay ?? days[0] ?? null },
      ...{ to_day: statement.toDay ?? days.at(-1) ?? null, opening_cents: statement.openingCents },
      ...{ closing_cents: statement.closingCents, content_sha256: contentHash(statement) },
      ...{ imported_by: by, imported_at: now },
    })
    .execute()
  const rows = entries.map((read, index) => ({ statement_id: id, position: index + 1, ...rowOf(read) }))
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('statement_entry')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
}

const rowOf = ({ entry, payment, meaning }: ReadEntry) => ({
  ...{ booked_on: entry.bookedOn, amount_cents: entry.amountCents, currency: entry.currency },
  ...{ end_to_end_id: entry.endToEndId, is_return: entry.isReturn, return_reason: entry.returnReason },
  ...{ counterparty: entry.counterparty.name, counterparty_iban: entry.counterparty.iban },
  ...{ remittance: entry.remittance, bank_reference: entry.bankReference, disbursement_id: payment?.id ?? null },
  ...(meaning.kind === 'difference'
    ? { state: 'difference', difference: meaning.difference, moved: false }
    : { state: 'matched', difference: null, moved: meaning.to !== null }),
})
