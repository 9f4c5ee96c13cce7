import type { Tx } from '@cauce/database/connection'
import {
  type BankStatement,
  type EntryMeaning,
  missingCents,
  readEntries,
  type StatementEntry,
  unsaidReason,
} from '@cauce/domain/disbursement/statement'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Change, operation } from '../../operation.ts'
import { markAllPaid, rejectDisbursement } from '../move-disbursement.ts'
import { insertStatement, type ReadEntry } from './insert-statement.ts'
import { keptStatements } from './kept-statements.ts'
import { matchRefundTransfers } from './match-refund-transfers.ts'
import { lockPayments } from './named-payments.ts'

/**
 * Keeps the statements that a bank's file has of our `account` (IBAN), and moves the payments to merchants that their entries
 * name: what left the account to the cent is paid, what came back is owed again. What was transferred of a refund is known by
 * amount and account, and anything else is kept as a difference. A statement that is there already is answered as the first time. `leftOut` counts statements of other
 * accounts. Refuses with `statement-other-account` where none is of ours, with `statement-cut-off` where the entries of one do
 * not lead from balance to balance, and with `statement-differs` where the bank says something else of one that is there.
 */
export const importStatement = operation({
  name: 'statements.import',
  permission: 'statements.import',
  input: z.object({ account: z.string(), statements: z.custom<readonly BankStatement[]>(Array.isArray) }),
  async run({ tx, actor, now, record, unchanged }, { account, statements }) {
    const ours = statements.filter(({ iban }) => iban === account)
    refuseUnless(ours.length > 0, 'statement-other-account', { account: account.slice(-4) })
    for (const statement of ours) {
      const missing = missingCents(statement)
      refuseUnless(!missing, 'statement-cut-off', { statement: statement.statementId, missingCents: missing ?? 0 })
    }
    await lockImports(tx)
    const kept = await keptStatements(tx, account, ours)
    const added = kept.filter(({ isNew }) => isNew)
    const { entriesOf, lines } = await settle(
      tx,
      added.map(({ statement }) => statement),
      now,
    )
    for (const { id, statement } of added) {
      const entries = entriesOf.get(statement) ?? []
      await insertStatement(tx, { id, account, statement, entries, by: actor.userId, now })
    }
    const refunded = added.length > 0 ? await matchRefundTransfers(tx) : []
    for (const { id, statement } of added) {
      const differing = (entriesOf.get(statement) ?? []).filter(({ meaning }) => meaning.kind === 'difference').length
      const differences = differing - refunded.filter((one) => one === id).length
      lines.push(importedLine(id, statement, differences))
    }
    await record(lines)
    if (added.length === 0) unchanged()
    return { statements: kept.map(({ id, isNew }) => ({ id, isNew })), leftOut: statements.length - ours.length }
  },
})

/** One at a time, so that a file that is sent twice at once is kept once. */
const lockImports = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtextextended('statements', 0))`.execute(tx)

/** Moves the payments that entries name, and says of each entry what it means. */
async function settle(tx: Tx, statements: readonly BankStatement[], now: string) {
  const entries = statements.flatMap((statement) => statement.entries)
  const idsOf = (some: readonly StatementEntry[]) => [...new Set(some.flatMap(({ endToEndId }) => endToEndId ?? []))]
  const payments = await lockPayments(tx, {
    column: 'end_to_end_id',
    values: idsOf(entries),
    back: idsOf(entries.filter(({ isReturn }) => isReturn)),
  })
  const meanings = readEntries(entries, payments)
  const read = entries.map((entry, index): ReadEntry => {
    const payment = entry.endToEndId === null ? undefined : payments.get(entry.endToEndId)
    return { entry, payment, meaning: meanings[index]! }
  })
  const lines = await movePayments(tx, read, now)
  const entriesOf = new Map<BankStatement, ReadEntry[]>()
  let from = 0
  for (const statement of statements) {
    entriesOf.set(statement, read.slice(from, from + statement.entries.length))
    from += statement.entries.length
  }
  return { entriesOf, lines }
}

async function movePayments(tx: Tx, read: readonly ReadEntry[], at: string): Promise<Change[]> {
  const movedTo = (to: 'paid' | 'rejected') =>
    read.flatMap(({ entry, payment, meaning }) => (payment && movesTo(meaning) === to ? [{ entry, payment }] : []))
  const ids = movedTo('paid').map(({ payment }) => payment.id)
  const lines: Change[] = (await markAllPaid(tx, { ids, at })).map((change) => ({
    ...change,
    action: 'disbursements.mark-paid',
  }))
  for (const { entry, payment } of movedTo('rejected')) {
    const change = await rejectDisbursement(tx, { id: payment.id, reason: entry.returnReason ?? unsaidReason, at })
    if (change) lines.push({ ...change, action: 'disbursements.reject' })
  }
  return lines
}

const movesTo = (meaning: EntryMeaning) => (meaning.kind === 'difference' ? null : meaning.to)

const importedLine = (
  id: string,
  { statementId, fromDay, toDay, entries }: BankStatement,
  differences: number,
): Change => ({
  subjectKind: 'statement',
  subjectId: id,
  merchantId: null,
  after: {
    statementNumber: statementId,
    ...{ from: fromDay, to: toDay, entries: entries.length, differences },
  },
})
