import { openDatabase, openOwner } from '@cauce/database/connection'
import type { CheckedLine } from '@cauce/domain/ledger/check'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { markDisbursementRejected } from '../disbursement/settle-disbursement.ts'
import { withdrawFinancing } from '../financing/withdraw-financing.ts'
import { recordRefund } from '../payments/record-refund.ts'
import { settleAttempt } from '../payments/settle-attempt.ts'
import { createPerform } from '../perform.ts'
import { livedOrder } from '../testing/lived-order.ts'
import { platformFinance } from '../testing/merchant.ts'
import { testOrder } from '../testing/order.ts'
import { testPayment } from '../testing/payment.ts'
import { testLinkKey } from '../testing/sale.ts'
import { checkLedger } from './check-ledger.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 2 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const check = (merchantId: string) => perform(checkLedger, platformFinance, { merchantIds: [merchantId] })
const differing = async (merchantId: string) =>
  (await check(merchantId)).differences.map(({ line, subject }) => `${line} ${subject.name}`)

const lived = await livedOrder(owner, perform, clock)
const numberOf = async (table: 'disbursement' | 'invoice', id: string) =>
  (await owner.selectFrom(table).select('number').where('id', '=', id).executeTakeFirstOrThrow()).number
const order = 'MKT-27-01'
const payment = await numberOf('disbursement', lived.paid)
const invoice = await numberOf('invoice', lived.invoiceId)

test('all that is shown of an order to which everything happened is what the ledger says', async () => {
  const { lines, differences, merchants } = await check(lived.merchantId)
  expect(differences).toEqual([])
  expect(merchants).toEqual([{ id: lived.merchantId, name: 'Academia Faro', differing: 0 }])
  expect(lines.every((line) => line.shownCents === line.ledgerCents && line.differing === 0)).toBe(true)
  const said = (line: CheckedLine) => lines.find((one) => one.line === line)?.shownCents
  for (const line of [
    'plans',
    'charges',
    'refunds',
    'transfers',
    'carts',
    'cost',
    'commission',
    'invoice-vat',
  ] as const)
    expect(said(line), line).toBeGreaterThan(0)
  expect(said('transfers')).toBeLessThan(said('refunds') ?? 0)
  expect(said('payable')).toBeLessThan(0)
})

const paidOut = `disbursement_id in (select id from disbursement where state = 'paid')`

/** A figure that is a cent too much, and what the check says of it. */
const tampered: [table: string, column: string, where: string, said: string[]][] = [
  ['plan_version', 'total_cents', 'version = (select max(version) from plan_version)', [`plans ${order}`]],
  ['plan_version', 'cost_cents', 'version = (select max(version) from plan_version)', [`cost ${order}`]],
  ['charge', 'amount_cents', `purpose = 'prepayment'`, [`charges ${order}`]],
  ['refund_transfer', 'amount_cents', 'true', [`instalments ${order}`, `transfers ${order}`]],
  ['refund', 'amount_cents', 'true', [`instalments ${order}`, `refunds ${order}`]],
  ['refund_part', 'amount_cents', `state = 'succeeded'`, [`instalments ${order}`, `charges ${order}`]],
  ['orders', 'total_cents', 'true', [`carts ${order}`]],
  ['cart_line', 'unit_price_cents', 'version = 2', [`payable ${order}`]],
  ['disbursement_line', 'shipped_cents', paidOut, [`payable ${order}`]],
  ['disbursement_line', 'net_cents', paidOut, [`commission ${order}`]],
  ['disbursement_line', 'vat_cents', paidOut, [`vat ${order}`]],
  ['disbursement', 'gross_cents', `state = 'paid'`, [`payout-gross ${payment}`]],
  ['disbursement', 'net_cents', `state = 'paid'`, [`payout-commission ${payment}`]],
  ['disbursement', 'vat_cents', `state = 'paid'`, [`payout-vat ${payment}`]],
  ['disbursement', 'paid_cents', `state = 'paid'`, [`payout-paid ${payment}`]],
  ['invoice', 'net_cents', 'true', [`invoice-net ${invoice}`]],
  ['invoice', 'vat_cents', 'true', [`invoice-vat ${invoice}`]],
  [
    'ledger_posting',
    'amount_cents',
    `account = 'bank' and entry_id in (select id from ledger_entry where kind = 'refund')`,
    [`transfers ${order}`, 'balance Academia Faro'],
  ],
]

/** A hand in the database, which heeds neither triggers nor checks. */
const tamper = (cents: number, merchantId: string, [table, column, where]: (typeof tampered)[number]) =>
  owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`.execute(tx)
    for (const { name } of rows) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} + ${cents}
      where merchant_id = ${merchantId} and ${sql.raw(where)}`.execute(tx)
  })

test.each(tampered)('a cent too much in %s.%s (%s) is found and named', async (...wrong) => {
  const [, , , said] = wrong
  await tamper(1, lived.merchantId, wrong)
  expect(await differing(lived.merchantId)).toEqual(said)
  await tamper(-1, lived.merchantId, wrong)
  expect(await differing(lived.merchantId)).toEqual([])
})

test('an instalment that is a cent too much is found and named', async () => {
  clock.set('2026-11-22T12:00:00.000Z')
  const { merchantId } = await testOrder(owner, perform)
  await tamper(1, merchantId, ['instalment', 'amount_cents', 'number = 3', []])
  expect(await differing(merchantId)).toEqual([`instalments ${order}`])
  await tamper(-1, merchantId, ['instalment', 'amount_cents', 'number = 3', []])
})

test('a payment that the bank gives back after its month was invoiced is found in the invoice alone', async () => {
  await perform(markDisbursementRejected, platformFinance, { id: lived.paid, reason: 'AC04: cuenta cerrada' })
  expect(await differing(lived.merchantId)).toEqual([`invoice-net ${invoice}`, `invoice-vat ${invoice}`])
})

test('money taken for a sale that came to nothing is what the ledger says, before and after it went back', async () => {
  clock.set('2026-11-22T12:00:00.000Z')
  const { id, agent, process, begin, merchantId } = await testPayment(owner, perform)
  const attemptId = await begin()
  await perform(withdrawFinancing, agent, { id })
  await perform(settleAttempt, process, { id, attemptId, outcome: 'captured' })
  const taken = await check(merchantId)
  expect(taken.differences).toEqual([])
  expect(taken.lines.find(({ line }) => line === 'charges')?.ledgerCents).toBeGreaterThan(0)
  await perform(recordRefund, process, { id, attemptId })
  expect((await check(merchantId)).differences).toEqual([])
})

test('one merchant’s difference shows also where all merchants are asked for, and is theirs', async () => {
  const { merchants, differing: count } = await perform(checkLedger, platformFinance, {})
  expect(count).toBe(2)
  expect(merchants[0]).toMatchObject({ id: lived.merchantId, differing: 2 })
})
