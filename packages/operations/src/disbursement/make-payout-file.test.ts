import { randomBytes } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { letterToDeliver } from '../messaging/letter-to-deliver.ts'
import { listOrders } from '../orders/list-orders.ts'
import { createPerform } from '../perform.ts'
import { platformFinance, testDebtor } from '../testing/merchant.ts'
import { paidMerchantIban, type TestPayee, testPayee } from '../testing/shipped-orders.ts'
import { disbursementMonths } from './disbursement-months.ts'
import { disbursementOrders } from './disbursement-orders.ts'
import { listDisbursements } from './list-disbursements.ts'
import { makePayoutFile, payoutsToSend } from './make-payout-file.ts'
import { listPayoutFiles, payoutFileContent } from './payout-files.ts'
import { prepareDisbursement } from './prepare-disbursement.ts'
import { readDisbursement } from './read-disbursement.ts'
import { markDisbursementPaid, markDisbursementRejected } from './settle-disbursement.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
const now = '2026-11-23T10:00:00.000Z'
const finance = platformFinance

beforeEach(async () => {
  await perform(makePayoutFile, finance, testDebtor, { now }).catch(() => undefined)
})

async function prepared(payee: TestPayee, cents: number, day = '2026-11-23', rateBp = 300): Promise<string> {
  await payee.owe(await payee.order({ rateBp }), cents)
  const found = await perform(prepareDisbursement, systemActor(payee.id), { merchantId: payee.id, day }, { now })
  return found?.id ?? ''
}

const administratorOf = async ({ id }: TestPayee, some: object = {}): Promise<Actor> => {
  const { id: userId } = await owner
    .insertInto('app_user')
    .values({
      ...{ merchant_id: id, role: 'merchant-administrator', email: `${crypto.randomUUID()}@example.test` },
      ...{ name: 'Eva Sanz', first_name: 'Eva', last_name: 'Sanz', locale: 'es', ...some },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { userId, role: 'merchant-administrator', scope: { kind: 'merchant', merchantId: id, centreIds: 'all' } }
}

test('one file takes everything prepared, once; who has no valid account waits until there is one', async () => {
  const [payee, without, wrong] = [
    await testPayee(owner),
    await testPayee(owner, { iban: null }),
    await testPayee(owner, { iban: 'ES0000000000000000000000' }),
  ]
  const [id, waiting] = [await prepared(payee, 100_00), await prepared(without, 50_00)]
  await prepared(wrong, 10_00)
  expect(await perform(payoutsToSend, finance, undefined)).toEqual({ payments: 1, totalCents: 96_37, leftOut: 2 })
  const files = await Promise.allSettled([1, 2].map(() => perform(makePayoutFile, finance, testDebtor, { now })))
  expect(files.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await perform(listDisbursements, finance, { merchantIds: [payee.id, without.id, wrong.id] })
  expect(
    Object.fromEntries(rows.map(({ merchantId, state, heldBackBy }) => [merchantId, [state, heldBackBy]])),
  ).toEqual({
    [payee.id]: ['sent', null],
    [without.id]: ['prepared', 'account'],
    [wrong.id]: ['prepared', 'account'],
  })
  const [file] = await perform(listPayoutFiles, finance, undefined)
  const content = await perform(payoutFileContent, finance, { id: file?.id ?? '' })
  const { number } = await perform(readDisbursement, finance, { id })
  const creditor = { name: 'Academia Faro S.L.', iban: paidMerchantIban }
  expect(content).toMatchObject({
    executeOn: '2026-11-23',
    transfers: [{ endToEndId: number, amountCents: 96_37, creditor, remittance: number }],
  })

  await owner.updateTable('merchant').set({ iban: paidMerchantIban }).where('id', '=', without.id).execute()
  expect(await perform(makePayoutFile, finance, testDebtor)).toMatchObject({ payments: 1, totalCents: 48_18 })
  expect((await perform(readDisbursement, finance, { id: waiting })).state).toBe('sent')
  const orders = await perform(listOrders, finance, {})
  expect(
    Object.fromEntries(orders.rows.map(({ merchantId, disbursedCents }) => [merchantId, disbursedCents])),
  ).toMatchObject({ [payee.id]: 96_37, [without.id]: 48_18, [wrong.id]: 0 })
})

test('a file names who was paid as they were called then, and carries no more than a transfer can', async () => {
  const [payee, rich] = [await testPayee(owner), await testPayee(owner)]
  await prepared(payee, 100_00)
  const huge = await prepared(rich, 2_000_000_000_00, '2026-11-23', 0)
  expect(await perform(payoutsToSend, finance, undefined)).toMatchObject({ payments: 1, totalCents: 96_37 })
  const { id } = await perform(makePayoutFile, finance, testDebtor, { now })
  const content = await perform(payoutFileContent, finance, { id })
  expect(await perform(readDisbursement, finance, { id: huge })).toMatchObject({
    ...{ state: 'prepared', heldBackBy: 'amount' },
  })
  await owner.updateTable('merchant').set({ legal_name: 'Otra S.A.', iban: null }).where('id', '=', payee.id).execute()
  expect(await perform(payoutFileContent, finance, { id })).toEqual(content)
  expect(content.debtor).toEqual(testDebtor)
})

test('each payment is told to every administrator of its merchant who is there, in the merchant’s language', async () => {
  const payee = await testPayee(owner)
  const eva = await administratorOf(payee)
  await administratorOf(payee, { role: 'additional-administrator', first_name: 'Noa' })
  await administratorOf(payee, { disabled_at: now })
  await administratorOf(payee, { role: 'sales-agent' })
  const invited = await administratorOf(payee)
  await owner
    .insertInto('invitation')
    .values({
      ...{ user_id: invited.userId, merchant_id: payee.id, generation: 1, token_hash: randomBytes(32) },
      ...{ invited_by: eva.userId, invited_at: now, expires_at: '2026-12-01T00:00:00.000Z' },
    })
    .execute()
  const id = await prepared(payee, 100_00)
  await perform(makePayoutFile, finance, testDebtor, { now })
  const letters = await owner.selectFrom('message').selectAll().where('subject_id', '=', id).execute()
  expect(letters.map(({ template, locale, state }) => [template, locale, state])).toEqual([
    ['disbursement-sent', 'fr', 'queued'],
    ['disbursement-sent', 'fr', 'queued'],
  ])
  const reader: Actor = { ...systemActor(payee.id), scope: { kind: 'platform' } }
  const told = await Promise.all(letters.map((letter) => perform(letterToDeliver, reader, { messageId: letter.id })))
  expect(told.map(({ facts }) => facts && 'recipientName' in facts && facts.recipientName).toSorted()).toEqual([
    'Eva',
    'Noa',
  ])
  expect(told[0]?.facts).toMatchObject({ grossCents: 100_00, feesCents: 3_63, paidCents: 96_37, accountEnd: '1332' })
  for (let again = 0; again < 2; again += 1)
    await perform(markDisbursementRejected, finance, { id, reason: 'Cuenta cerrada' })
  expect((await perform(letterToDeliver, reader, { messageId: letters[0]?.id ?? '' })).isDue).toBe(false)
  const rejections = await owner
    .selectFrom('message')
    .select(['id', 'locale'])
    .where('subject_id', '=', id)
    .where('template', '=', 'disbursement-rejected')
    .execute()
  expect(rejections.map(({ locale }) => locale)).toEqual(['fr', 'fr'])
  expect(await perform(letterToDeliver, reader, { messageId: rejections[0]?.id ?? '' })).toMatchObject({
    ...{ isDue: true, facts: { paidCents: 96_37, rejectReason: 'Cuenta cerrada' } },
  })
})

test('what the bank paid is paid; what it rejects, then or days later, is owed again and joins the next payment', async () => {
  const payee = await testPayee(owner)
  const id = await prepared(payee, 100_00)
  await expect(perform(markDisbursementPaid, finance, { id }, { now })).rejects.toThrow('move-not-allowed')
  await perform(makePayoutFile, finance, testDebtor, { now })
  await perform(markDisbursementPaid, finance, { id }, { now })
  await perform(markDisbursementPaid, finance, { id }, { now })
  expect((await perform(readDisbursement, finance, { id })).state).toBe('paid')
  for (let again = 0; again < 2; again += 1)
    await perform(markDisbursementRejected, finance, { id, reason: 'Cuenta cerrada' }, { now })
  await expect(perform(markDisbursementPaid, finance, { id }, { now })).rejects.toThrow('move-not-allowed')
  expect(await perform(readDisbursement, finance, { id })).toMatchObject({
    state: 'rejected',
    rejectReason: 'Cuenta cerrada',
  })
  const next = await prepared(payee, 20_00, '2026-11-24')
  expect(await perform(readDisbursement, finance, { id: next })).toMatchObject({
    orders: 2,
    grossCents: 120_00,
    paidCents: 115_64,
  })
})

test('the report, month by month and order by order, is what the ledger says to the cent', async () => {
  const payee = await testPayee(owner)
  const mine = await administratorOf(payee)
  for (const [day, cents] of [
    ['2026-09-30', 33_33],
    ['2026-10-01', 77_77],
    ['2026-10-02', 12_34],
  ] as const)
    await prepared(payee, cents, day, 333)
  const { months, days } = await perform(disbursementMonths, mine, {})
  expect(months.map(({ month, payments }) => [month, payments])).toEqual([
    ['2026-10', 2],
    ['2026-09', 1],
  ])
  expect(days.map(({ day }) => day)).toEqual(['2026-09-30', '2026-10-01', '2026-10-02'])
  const posted = await owner
    .selectFrom('ledger_posting as p')
    .innerJoin('ledger_entry as e', 'e.id', 'p.entry_id')
    .select(['p.account', ({ fn }) => fn.sum<number>('p.amount_cents').as('cents')])
    .where('e.merchant_id', '=', payee.id)
    .where('e.kind', '=', 'payout')
    .groupBy('p.account')
    .execute()
  const inLedger = (account: string) => Number(posted.find((sum) => sum.account === account)?.cents)
  const sum = (of: 'grossCents' | 'feesCents' | 'paidCents') => months.reduce((total, month) => total + month[of], 0)
  expect([sum('grossCents'), sum('feesCents'), sum('paidCents')]).toEqual([
    inLedger('merchant-payable'),
    -inLedger('commission-income') - inLedger('commission-vat'),
    -inLedger('bank'),
  ])
  const { rows, next } = await perform(listDisbursements, mine, { limit: 2 })
  expect(rows.map(({ day }) => day)).toEqual(['2026-10-02', '2026-10-01'])
  const rest = await perform(listDisbursements, mine, { limit: 2, after: next ?? '' })
  expect(rest.rows.map(({ day }) => day)).toEqual(['2026-09-30'])
  const detail = await perform(readDisbursement, mine, { id: rest.rows[0]?.id ?? '' })
  const orders = await perform(disbursementOrders, mine, { id: detail.id })
  expect(orders.rows).toMatchObject([
    {
      shippedCents: 33_33,
      returnedCents: 0,
      rateBp: 333,
      commissionNetCents: detail.netCents,
      commissionVatCents: detail.vatCents,
    },
  ])
  await perform(makePayoutFile, finance, testDebtor, { now })
  await perform(markDisbursementRejected, finance, { id: rows[0]?.id ?? '', reason: 'Cuenta cerrada' })
  const left = (await perform(disbursementMonths, mine, {})).months
  expect(left.map(({ month, payments, grossCents }) => [month, payments, grossCents])).toEqual([
    ['2026-10', 1, 77_77],
    ['2026-09', 1, 33_33],
  ])
})

test('where the tariffs of its orders have several rates of VAT, a payment names each once', async () => {
  const payee = await testPayee(owner)
  for (const vatBp of [2100, 1000, 2100]) await payee.owe(await payee.order({ rateBp: 300, vatBp }), 10_00)
  const id = await prepared(payee, 10_00)
  expect((await perform(readDisbursement, finance, { id })).vatRatesBp).toEqual([1000, 2100])
})

test('a merchant sees its own payments and nothing of another’s, nor of files', async () => {
  const [payee, other] = [await testPayee(owner), await testPayee(owner)]
  const [mine, id] = [await administratorOf(payee), await prepared(other, 10_00)]
  expect((await perform(listDisbursements, mine, { merchantIds: [other.id] })).rows).toEqual([])
  await expect(perform(readDisbursement, mine, { id })).rejects.toThrow('not-found')
  expect((await perform(disbursementOrders, mine, { id })).rows).toEqual([])
  for (const action of [listPayoutFiles, payoutsToSend])
    await expect(perform(action as typeof listPayoutFiles, mine, undefined)).rejects.toThrow('forbidden')
  await expect(perform(makePayoutFile, mine, testDebtor)).rejects.toThrow('forbidden')
})
