import type { Db } from '@cauce/database/connection'
import { expect } from '@playwright/test'
import { sql } from 'kysely'
import type { Sandbox } from './sandbox.ts'
import type { Sale } from './sell.ts'

export const stateOf = async (db: Db, { id }: Pick<Sale, 'id'>): Promise<string> => {
  const { state, dead_reason } = await db
    .selectFrom('financing')
    .select(['state', 'dead_reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return dead_reason ? `${state}: ${dead_reason}` : state
}

export const untilState = (db: Db, sale: Pick<Sale, 'id'>, state: string, timeout = 20_000) =>
  expect.poll(() => stateOf(db, sale), { timeout, intervals: [100], message: `state of ${sale.id}` }).toBe(state)

/** What the ledger holds of a sale: entries by kind, and the sum over each entry's postings, which must be zero. */
export async function ledgerOf(db: Db, { id }: Pick<Sale, 'id'>) {
  const entries = await db
    .selectFrom('ledger_entry as entry')
    .innerJoin('ledger_posting as posting', 'posting.entry_id', 'entry.id')
    .select(['entry.kind', sql<number>`sum(posting.amount_cents)::int`.as('sumCents')])
    .where('entry.financing_id', '=', id)
    .groupBy('entry.id')
    .orderBy('entry.kind')
    .execute()
  return entries
}

/** Everything that may happen once only to a sale that was paid, as it stands in both worlds. */
export async function resultOf(db: Db, sandbox: Sandbox, sale: Sale) {
  const { id, shopper } = sale
  const plans = await db.selectFrom('payment_plan').selectAll().where('financing_id', '=', id).execute()
  const paid = await db
    .selectFrom('instalment')
    .innerJoin('payment_plan', 'payment_plan.id', 'instalment.plan_id')
    .select('instalment.amount_cents')
    .where('payment_plan.financing_id', '=', id)
    .where('instalment.paid_at', 'is not', null)
    .execute()
  const intents = await sandbox.intentsOf(id)
  const texts = await sandbox.texts(shopper.phone)
  return {
    state: await stateOf(db, sale),
    captures: intents.reduce((sum, { captures }) => sum + captures, 0),
    capturedCents: intents.reduce((sum, { capturedCents }) => sum + capturedCents, 0),
    plans: plans.length,
    paidCents: paid.map(({ amount_cents }) => amount_cents),
    ledger: await ledgerOf(db, sale),
    linkTexts: texts.filter(({ body }) => body.includes('/#')).length,
    confirmationTexts: texts.filter(({ body }) => !body.includes('/#')).length,
    mails: (await sandbox.mailsTo(shopper.email)).length,
  }
}

/** The result of a sale that was paid once, with so many cents due today. */
export const paidOnce = (dueTodayCents: number) => ({
  state: 'confirmed',
  captures: 1,
  capturedCents: dueTodayCents,
  plans: 1,
  paidCents: [dueTodayCents],
  ledger: [
    { kind: 'capture', sumCents: 0 },
    { kind: 'confirmation', sumCents: 0 },
  ],
  linkTexts: 1,
  confirmationTexts: 1,
  mails: 1,
})
