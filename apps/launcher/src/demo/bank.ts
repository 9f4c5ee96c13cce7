import type { Db } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import type { StatementEntry } from '@cauce/domain/disbursement/statement'
import { importStatement } from '@cauce/operations/disbursement/statements/import-statement'
import type { Perform } from '@cauce/operations/perform'

/** The account that the demo pays from, as payment files name it. */
export const demoAccount = { name: 'Cauce Pagos, S.A.', iban: 'ES7921000813610123456789', bic: null }

type Booked = { amountCents: number; remittance: string } & Partial<StatementEntry>

/** What stood on the account before the first day that is told of. */
const openingCents = 250_000_00

/**
 * The demo's bank: tells each day what it booked, as finance brings it in. A day that was told is not told again, so that a
 * load that was broken off goes on from the balance there.
 */
export const demoBank =
  (owner: Db, perform: Perform, finance: Actor) =>
  async (day: string, now: string, booked: readonly Booked[]): Promise<void> => {
    const told = await owner
      .selectFrom('statement')
      .select(['to_day', 'closing_cents'])
      .orderBy('to_day', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (told?.to_day && told.to_day >= day) return
    const before = told?.closing_cents ?? openingCents
    const plainDay = day.replaceAll('-', '')
    const entries = booked.map(
      (entry, index): StatementEntry => ({
        ...{ bookedOn: day, currency: 'EUR', endToEndId: null, isReturn: false, returnReason: null },
        ...{ counterparty: { name: null, iban: null }, bankReference: `${plainDay}/${index + 1}` },
        ...entry,
      }),
    )
    const statement = {
      ...{ messageId: `EXTR${plainDay}`, statementId: day.replaceAll('-', '/'), page: 1, iban: demoAccount.iban },
      ...{ fromDay: day, toDay: day, openingCents: before, entries },
      closingCents: entries.reduce((sum, { amountCents }) => sum + amountCents, before),
    }
    await perform(importStatement, finance, { account: demoAccount.iban, statements: [statement] }, { now })
  }
