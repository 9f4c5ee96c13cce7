import type { Db } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import type { BankStatement, StatementEntry } from '@cauce/domain/disbursement/statement'
import { sql } from 'kysely'
import { makePayoutFile } from '../disbursement/make-payout-file.ts'
import { prepareDisbursement } from '../disbursement/prepare-disbursement.ts'
import { readDisbursement } from '../disbursement/read-disbursement.ts'
import { importStatement } from '../disbursement/statements/import-statement.ts'
import { statementEntries } from '../disbursement/statements/statement-entries.ts'
import type { Perform } from '../perform.ts'
import { platformFinance as finance, testDebtor } from './merchant.ts'
import { testPayee } from './shipped-orders.ts'

/** Our own account in these statements. */
export const ourAccount = 'ES7921000813610123456789'

/** An entry of the day; what is below zero left the account. */
export const bankEntry = (
  endToEndId: string | null,
  amountCents: number,
  some: Partial<StatementEntry> = {},
): StatementEntry => ({
  ...{ bookedOn: '2026-11-24', amountCents, currency: 'EUR', endToEndId, isReturn: false, returnReason: null },
  ...{ counterparty: { name: 'Academia Faro', iban: null }, remittance: endToEndId, bankReference: 'B1' },
  ...some,
})

/** What the bank gives back, and why. */
export const returnedEntry = (endToEndId: string, amountCents: number, returnReason: string | null = 'AC04') =>
  bankEntry(endToEndId, amountCents, { isReturn: true, returnReason })

/** A statement of our account with a name of its own. */
export const bankStatement = (
  entries: readonly StatementEntry[],
  some: Partial<BankStatement> = {},
): BankStatement => ({
  ...{ messageId: crypto.randomUUID(), statementId: crypto.randomUUID(), page: 1, iban: ourAccount },
  ...{ fromDay: '2026-11-24', toDay: '2026-11-24', openingCents: null, closingCents: null, entries },
  ...some,
})

/** Payments, statements that name them, and what became of both. */
export function statementTrial(owner: Db, perform: Perform) {
  const importOf = (...statements: BankStatement[]) =>
    perform(importStatement, finance, { account: ourAccount, statements })
  const entriesOf = async (id: string) => (await perform(statementEntries, finance, { id })).rows
  return {
    importOf,
    entriesOf,
    /** A payment of so many cents to a merchant of its own. */
    async payment(cents: number, { sent = true } = {}) {
      const payee = await testPayee(owner)
      await payee.owe(await payee.order(), cents)
      const day = { merchantId: payee.id, day: '2026-11-23' }
      const { id, number } = (await perform(prepareDisbursement, systemActor(payee.id), day))!
      if (sent) await perform(makePayoutFile, finance, testDebtor)
      return { id, number, payee }
    },
    firstOf: async (...statements: BankStatement[]) => (await importOf(...statements)).statements[0]!,
    /** State, difference and payment of each entry of a statement. */
    madeOf: async (id: string) =>
      (await entriesOf(id)).map(({ state, difference, payment }) => [state, difference, payment?.number ?? null]),
    stateOf: async (id: string) => (await perform(readDisbursement, finance, { id })).state,
    /** Everything that a statement may change, to show that nothing did. */
    async contents(): Promise<string> {
      const { rows } = await sql`
        select (select jsonb_agg(d order by id) from disbursement d) d,
          (select jsonb_agg(e order by id) from statement_entry e) e, (select jsonb_agg(s order by id) from statement s) s,
          (select count(*) from ledger_entry) l, (select count(*) from action_log) a`.execute(owner)
      return JSON.stringify(rows)
    },
  }
}
