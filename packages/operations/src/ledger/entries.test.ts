import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { withdrawFinancing } from '../financing/withdraw-financing.ts'
import { recordRefund } from '../payments/record-refund.ts'
import { settleAttempt } from '../payments/settle-attempt.ts'
import { createPerform } from '../perform.ts'
import { livedOrder } from '../testing/lived-order.ts'
import { platformFinance } from '../testing/merchant.ts'
import { testOrder } from '../testing/order.ts'
import { testPayment } from '../testing/payment.ts'
import { testLinkKey } from '../testing/sale.ts'
import { accountMonths } from './account-months.ts'
import { entriesOfOrder } from './entries-of-order.ts'
import { listEntries } from './list-entries.ts'
import { trialBalance } from './trial-balance.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 2 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const lived = await livedOrder(owner, perform, clock)
const ofLived = { merchantIds: [lived.merchantId] }
type Asked = Parameters<typeof listEntries.run>[1]
const list = (asked: Partial<Asked> = {}) => perform(listEntries, platformFinance, { ...ofLived, ...asked })

test('an order’s entries are told in words from the first to the last, with what each account comes to', async () => {
  const { order, entries, balances } = await perform(entriesOfOrder, platformFinance, { id: lived.id })
  const facts = entries.map(({ fact }) => fact)
  const numbers = entries.flatMap(({ payment }) => (payment ? [payment.number] : []))
  expect(order).toMatchObject({ id: lived.id, reference: 'MKT-27-01', merchantName: 'Academia Faro' })
  expect(facts).toEqual([
    { kind: 'confirmation' },
    { kind: 'capture', purpose: 'first', instalment: null },
    { kind: 'shipment', lines: ['Libro'] },
    { kind: 'payout', number: numbers[0] },
    { kind: 'payout-rejected', number: numbers[0] },
    { kind: 'shipment', lines: ['Láminas'] },
    { kind: 'payout', number: numbers[2] },
    { kind: 'capture', purpose: 'instalment', instalment: 2 },
    { kind: 'capture', purpose: 'prepayment', instalment: null },
    { kind: 'plan-change', reason: 'prepaid' },
    { kind: 'return', lines: ['Láminas'] },
    expect.objectContaining({ kind: 'refund', way: 'card', last4: '4242' }),
    expect.objectContaining({ kind: 'refund', way: 'transfer', last4: null }),
  ])
  for (const { postings, amountCents } of entries) {
    expect(postings.reduce((sum, posting) => sum + posting.amountCents, 0)).toBe(0)
    expect(postings.reduce((sum, posting) => sum + Math.max(0, posting.amountCents), 0)).toBe(amountCents)
  }
  const books = await lived.balances()
  expect(Object.fromEntries(balances.map(({ account, balanceCents }) => [account, balanceCents]))).toEqual(books)
})

test('a charge that led to no sale, and its way back, are told as what they are', async () => {
  clock.set('2026-11-22T12:00:00.000Z')
  const { id, orderId, agent, process, begin } = await testPayment(owner, perform)
  const attemptId = await begin()
  await perform(withdrawFinancing, agent, { id })
  await perform(settleAttempt, process, { id, attemptId, outcome: 'captured' })
  await perform(recordRefund, process, { id, attemptId })
  const { entries, balances } = await perform(entriesOfOrder, platformFinance, { id: orderId })
  expect(entries.map(({ fact }) => fact)).toMatchObject([{ purpose: 'stray' }, { way: 'stray' }])
  expect(balances).toEqual([])
})

test('entries are found by account, kind, day, reference and number, newest first, page after page', async () => {
  const all = await list({ limit: 100 })
  expect(all.next).toBeNull()
  const instants = all.rows.map(({ postedAt }) => postedAt)
  expect(instants).toEqual(instants.toSorted().toReversed())

  const walked: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await list({ limit: 4, ...(after && { after }) })
    walked.push(...page.rows.map(({ id }) => id))
    after = page.next
  }
  expect(walked).toEqual(all.rows.map(({ id }) => id))

  const kinds = async (asked: Partial<Asked>) => (await list(asked)).rows.map(({ fact }) => fact.kind)
  expect(await kinds({ accounts: ['commission-vat'] })).toEqual(['payout', 'payout-rejected', 'payout'])
  expect(await kinds({ kinds: ['confirmation', 'plan-change'] })).toEqual(['plan-change', 'confirmation'])
  expect(await kinds({ to: '2026-11-22', kinds: ['capture'] })).toEqual(['capture'])
  const { number } = all.rows.find(({ payment }) => payment)!.payment!
  expect(await kinds({ search: number.toLowerCase() })).toEqual(['payout'])
  expect((await list({ search: 'mkt-27', limit: 100 })).rows).toHaveLength(all.rows.length)
  expect((await list({ search: 'mkt_27' })).rows).toEqual([])
  const [refund] = await lived.refunds()
  expect((await list({ search: refund!.number, limit: 100 })).rows).toHaveLength(all.rows.length)
  await expect(list({ after: 'nonsense' })).rejects.toMatchObject({ code: 'bad-input' })
})

test('the trial balance meets on both sides, and what was before a period is its opening balance', async () => {
  const whole = await perform(trialBalance, platformFinance, ofLived)
  expect(whole.total.debitCents).toBe(whole.total.creditCents)
  expect(whole.accounts).toHaveLength(8)
  const november = await perform(trialBalance, platformFinance, { ...ofLived, to: '2026-11-30' })
  const december = await perform(trialBalance, platformFinance, { ...ofLived, from: '2026-12-01' })
  expect(december.total.openingCents).toBe(0)
  for (const [index, account] of december.accounts.entries()) {
    expect(account.openingCents).toBe(november.accounts[index]!.balanceCents)
    expect(account.balanceCents).toBe(whole.accounts[index]!.balanceCents)
  }
  const receivable = await perform(accountMonths, platformFinance, {
    ...ofLived,
    account: 'shopper-receivable',
    to: '2027-01-15',
  })
  expect(receivable).toEqual([
    { month: '2026-11-01', balanceCents: november.accounts[0]!.balanceCents },
    { month: '2026-12-01', balanceCents: whole.accounts[0]!.balanceCents },
    { month: '2027-01-01', balanceCents: whole.accounts[0]!.balanceCents },
  ])
  expect(await perform(accountMonths, platformFinance, { account: 'bank', merchantIds: [lived.customerId] })).toEqual(
    [],
  )
})

test('an entry on an account that the ledger got later stands in its balance all the same', async () => {
  const { merchantId } = await testOrder(owner, perform)
  await owner.transaction().execute(async (tx) => {
    const entry = { merchant_id: merchantId, kind: 'found', fact_key: 'found/1', posted_at: '2026-11-23T12:00:00.000Z' }
    const { id: entry_id } = await tx.insertInto('ledger_entry').values(entry).returning('id').executeTakeFirstOrThrow()
    const of = { entry_id, merchant_id: merchantId }
    await tx
      .insertInto('ledger_posting')
      .values([
        { ...of, position: 1, account: 'suspense', amount_cents: 500 },
        { ...of, position: 2, account: 'bank', amount_cents: -500 },
      ])
      .execute()
  })
  const { accounts } = await perform(trialBalance, platformFinance, { merchantIds: [merchantId] })
  expect(accounts.at(-1)).toMatchObject({ account: 'suspense', balanceCents: 500 })
})
