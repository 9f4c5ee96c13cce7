import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, platformProcess, systemActor } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { checkLedger } from '../ledger/check-ledger.ts'
import { letterToDeliver } from '../messaging/letter-to-deliver.ts'
import { createPerform } from '../perform.ts'
import { platformFinance, testDebtor } from '../testing/merchant.ts'
import { type TestPayee, testPayee } from '../testing/shipped-orders.ts'
import { correctInvoice } from './correct-invoice.ts'
import { invoicesDue } from './invoices-due.ts'
import { issueInvoice } from './issue-invoice.ts'
import { listInvoices } from './list-invoices.ts'
import { makePayoutFile } from './make-payout-file.ts'
import { prepareDisbursement } from './prepare-disbursement.ts'
import { readDisbursement } from './read-disbursement.ts'
import { readInvoice } from './read-invoice.ts'
import { markDisbursementPaid, markDisbursementRejected } from './settle-disbursement.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const issuer = { legalName: 'Cauce Pagos, S.A.', taxId: 'A83741207', address: ['Calle de Alcalá, 45', '28014 Madrid'] }
const month = '2026-10-01'
/** After six in the morning of 2 November in Madrid. */
const now = '2026-11-02T05:30:00.000Z'
const slot = '2026-11-02T05:00:00.000Z'

const issue = (payee: TestPayee, at = now, some: { month?: string } = {}) =>
  perform(issueInvoice, systemActor(payee.id), { merchantId: payee.id, month, issuer, ...some }, { now: at })
const dueOf = async (payee: TestPayee, at = slot) =>
  (await perform(invoicesDue, platformProcess, { slot: at })).due.filter(({ merchantId }) => merchantId === payee.id)
const listed = async (payee: TestPayee) =>
  (await perform(listInvoices, platformFinance, { merchantIds: [payee.id] })).rows
const missing = async (payee: TestPayee, at = now) =>
  (await perform(checkLedger, platformFinance, { merchantIds: [payee.id] }, { now: at })).differences.flatMap(
    ({ line, ledgerCents }) => (line === 'uninvoiced' ? [ledgerCents] : []),
  )

async function paid(payee: TestPayee, day: string, cents: number, tariff: { rateBp?: number; vatBp?: number } = {}) {
  await payee.owe(await payee.order({ rateBp: 333, ...tariff }), cents)
  const found = await perform(prepareDisbursement, systemActor(payee.id), { merchantId: payee.id, day }, { now })
  return found?.id ?? ''
}
const toBank = () => perform(makePayoutFile, platformFinance, testDebtor, { now })

async function addressed(some: object = {}): Promise<TestPayee> {
  const payee = await testPayee(owner)
  const place = { street: 'Calle Uría, 12', postcode: '33003', city: 'Oviedo', ...some }
  await owner.updateTable('merchant').set(place).where('id', '=', payee.id).execute()
  return payee
}

test('a month is invoiced once however often and by how many at once, with what its payments were charged', async () => {
  const payee = await addressed()
  await paid(payee, '2026-09-30', 50_00)
  await paid(payee, '2026-10-01', 33_33)
  await paid(payee, '2026-10-31', 77_77, { vatBp: 1000 })
  await paid(payee, '2026-11-01', 99_99)
  await toBank()
  expect(await dueOf(payee)).toEqual([
    { merchantId: payee.id, month: '2026-09-01' },
    { merchantId: payee.id, month },
  ])
  expect(await dueOf(payee, '2026-11-02T06:00:00.000Z')).toEqual([])
  const numbers = await Promise.all([1, 2, 3].map(() => issue(payee)))
  expect(new Set(numbers.map((one) => one?.number)).size).toBe(1)
  expect(await issue(payee)).toEqual(numbers[0])
  expect(await dueOf(payee)).toEqual([{ merchantId: payee.id, month: '2026-09-01' }])
  const charged = await owner
    .selectFrom('disbursement')
    .select(({ fn }) => [fn.sum<number>('net_cents').as('net'), fn.sum<number>('vat_cents').as('vat')])
    .where('merchant_id', '=', payee.id)
    .where('day', '>=', '2026-10-01')
    .where('day', '<', '2026-11-01')
    .executeTakeFirstOrThrow()
  expect(await listed(payee)).toMatchObject([
    { number: numbers[0]?.number, month, netCents: charged.net, vatCents: charged.vat, isOutdated: false },
  ])
  expect(await perform(readInvoice, platformFinance, { id: numbers[0]?.id ?? '' })).toMatchObject({
    period: { from: '2026-10-01', to: '2026-10-31' },
    issuer,
    recipient: { taxId: 'B12345674', address: ['Calle Uría, 12', '33003 Oviedo', 'ES'] },
    lines: [
      { vatRateBp: 2100, baseCents: 1_11, vatCents: 23 },
      { vatRateBp: 1000, baseCents: 2_59, vatCents: 26 },
    ],
    isReverseCharge: false,
  })
})

test('numbers of a series follow each other without a gap, also where an invoice is refused', async () => {
  const [one, without, other] = [await addressed(), await testPayee(owner), await addressed()]
  for (const payee of [one, without, other]) await paid(payee, '2026-10-05', 100_00)
  await toBank()
  const first = await issue(one)
  await expect(issue(without)).rejects.toThrow('invoice-party-incomplete')
  const second = await issue(other)
  const place = (number = '') => Number(number.split('-')[1])
  expect(first?.number).toMatch(/^C2026-\d{6}$/)
  expect(place(second?.number)).toBe(place(first?.number) + 1)
})

test('none is issued for a month that goes on, was not charged, or of which a payment waits for the bank', async () => {
  const payee = await addressed()
  expect(await issue(payee)).toBeNull()
  const id = await paid(payee, '2026-10-20', 100_00)
  expect(await dueOf(payee)).toEqual([])
  expect(await issue(payee)).toBeNull()
  await toBank()
  expect(await issue(payee, '2026-10-31T22:30:00.000Z')).toBeNull()
  expect(await dueOf(payee)).toHaveLength(1)
  await perform(markDisbursementRejected, platformFinance, { id, reason: 'Cuenta cerrada' })
  expect(await issue(payee)).toBeNull()
  expect(await listed(payee)).toEqual([])
})

test('a credit note takes an invoice back in full, once, and its month is invoiced anew with what it charges then', async () => {
  const payee = await addressed()
  const gone = await paid(payee, '2026-10-20', 100_00)
  await paid(payee, '2026-10-21', 50_00)
  await toBank()
  await perform(markDisbursementPaid, platformFinance, { id: gone })
  const invoice = await issue(payee)
  await perform(markDisbursementRejected, platformFinance, { id: gone, reason: 'Cuenta cerrada' })
  expect(await listed(payee)).toMatchObject([{ number: invoice?.number, isOutdated: true }])
  expect(await perform(readDisbursement, platformFinance, { id: gone })).toMatchObject({ invoice })

  const correct = { id: invoice?.id ?? '', reason: 'Un pago fue rechazado' }
  const notes = await Promise.all([1, 2].map(() => perform(correctInvoice, platformFinance, correct, { now })))
  expect(notes[0]).toEqual(notes[1])
  expect(notes[0]?.number).toMatch(/^R2026-\d{6}$/)
  await expect(perform(correctInvoice, platformFinance, { ...correct, id: notes[0]?.id ?? '' })).rejects.toThrow(
    'move-not-allowed',
  )
  const note = await perform(readInvoice, platformFinance, { id: notes[0]?.id ?? '' })
  expect(note).toMatchObject({ corrects: { number: invoice?.number, reason: correct.reason } })
  expect(await dueOf(payee)).toHaveLength(1)
  expect(await perform(readDisbursement, platformFinance, { id: gone })).toMatchObject({ invoice: null })
  expect(await missing(payee)).toEqual([])
  expect(await missing(payee, '2026-11-03T05:31:00.000Z')).toEqual([2_02])
  const anew = await issue(payee)
  expect(anew?.number).not.toBe(invoice?.number)
  const rows = await listed(payee)
  expect(rows.map(({ series, correctedBy, isOutdated }) => [series, correctedBy, isOutdated])).toEqual([
    ['commission', null, false],
    ['credit-note', null, false],
    ['commission', notes[0]?.number, false],
  ])
  const [standing, taken, first] = rows
  expect((first?.totalCents ?? 0) + (taken?.totalCents ?? 0)).toBe(0)
  expect(standing?.netCents).toBe(1_67)
})

test('a month that gives more commission back than it charged gets one credit note, and the check knows a month without', async () => {
  const payee = await addressed()
  const sold = await payee.order({ rateBp: 500 })
  await payee.owe(sold, 1_000_00)
  await perform(prepareDisbursement, systemActor(payee.id), { merchantId: payee.id, day: '2026-09-10' }, { now })
  await payee.owe(sold, -1_000_00)
  await paid(payee, '2026-10-20', 1_200_00, { rateBp: 100 })
  await toBank()
  expect(await missing(payee, '2026-10-31T22:30:00.000Z')).toEqual([60_50])
  expect((await missing(payee)).toSorted((one, other) => one - other)).toEqual([-45_98, 60_50])
  await issue(payee, now, { month: '2026-09-01' })
  expect(await dueOf(payee)).toEqual([{ merchantId: payee.id, month }])
  const notes = await Promise.all([1, 2].map(() => issue(payee)))
  expect(notes[0]).toEqual(notes[1])
  expect(notes[0]?.number).toMatch(/^R2026-\d{6}$/)
  expect(await dueOf(payee)).toEqual([])
  expect(await missing(payee)).toEqual([])
  const id = notes[0]?.id ?? ''
  const note = await perform(readInvoice, platformFinance, { id })
  expect(note).toMatchObject({ isCreditNote: true, lines: [{ vatRateBp: 2100, baseCents: -38_00, vatCents: -7_98 }] })
  expect(note).not.toHaveProperty('corrects')
  expect((await listed(payee))[0]).toMatchObject({ series: 'credit-note', corrects: null, isOutdated: false })

  await perform(correctInvoice, platformFinance, { id, reason: 'Se emite de nuevo' }, { now })
  expect(await dueOf(payee)).toHaveLength(1)
  expect((await issue(payee))?.number).toMatch(/^R2026-\d{6}$/)
  await expect(
    sql`insert into invoice select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'number', 'R-1'))).*
      from invoice i where i.id = ${id}`.execute(owner),
  ).rejects.toThrow('is invoiced already')
})

test('a merchant abroad that accounts for the VAT itself is told so on its invoice', async () => {
  const payee = await addressed({ country: 'FR' })
  await paid(payee, '2026-10-20', 100_00, { vatBp: 0 })
  await toBank()
  const invoice = await issue(payee)
  expect(await perform(readInvoice, platformFinance, { id: invoice?.id ?? '' })).toMatchObject({
    isReverseCharge: true,
    lines: [{ vatRateBp: 0, vatCents: 0 }],
  })
})

test('its merchant’s administrators are told in the merchant’s language, and nobody else sees it', async () => {
  const [payee, other] = [await addressed(), await addressed()]
  const [userId] = (
    await owner
      .insertInto('app_user')
      .values(
        [payee, other].map(({ id }) => ({
          ...{ merchant_id: id, role: 'merchant-administrator', email: `${crypto.randomUUID()}@example.test` },
          ...{ name: 'Eva Sanz', first_name: 'Eva', last_name: 'Sanz', locale: 'es' },
        })),
      )
      .returning('id')
      .execute()
  ).map(({ id }) => id)
  await paid(payee, '2026-10-20', 100_00)
  await toBank()
  const invoice = await issue(payee)
  const letters = await owner.selectFrom('message').selectAll().where('subject_kind', '=', 'invoice').execute()
  const mine = letters.filter(({ subject_id }) => subject_id === invoice?.id)
  expect(mine.map(({ template, locale }) => [template, locale])).toEqual([['invoice-issued', 'fr']])
  const reader: Actor = { ...systemActor(payee.id), scope: { kind: 'platform' } }
  expect(await perform(letterToDeliver, reader, { messageId: mine[0]?.id ?? '' })).toMatchObject({
    isDue: true,
    facts: { recipientName: 'Eva', number: invoice?.number, month: '2026-10', totalCents: 4_03 },
  })
  const at = (payeeOf: TestPayee): Actor => ({
    ...{ userId: userId ?? '', role: 'merchant-administrator' },
    scope: { kind: 'merchant', merchantId: payeeOf.id, centreIds: 'all' },
  })
  expect((await perform(listInvoices, at(payee), {})).rows).toHaveLength(1)
  expect((await perform(listInvoices, at(other), { merchantIds: [payee.id] })).rows).toEqual([])
  await expect(perform(readInvoice, at(other), { id: invoice?.id ?? '' })).rejects.toThrow('not-found')
  await expect(perform(correctInvoice, at(payee), { id: invoice?.id ?? '', reason: 'No me gusta' })).rejects.toThrow(
    'forbidden',
  )
})
