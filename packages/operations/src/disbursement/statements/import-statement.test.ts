import { openDatabase, openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { createPerform } from '../../perform.ts'
import { platformFinance as finance } from '../../testing/merchant.ts'
import { bankEntry, bankStatement, returnedEntry, statementTrial } from '../../testing/statements.ts'
import { readDisbursement } from '../read-disbursement.ts'
import { markDisbursementPaid, markDisbursementRejected } from '../settle-disbursement.ts'
import { readStatement } from './list-statements.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 6 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
const { payment, importOf, firstOf, madeOf, stateOf, contents } = statementTrial(owner, perform)

test('what the bank paid is paid, what it gave back is owed again, and all else is a difference that moves nothing', async () => {
  const [paid, back, other, waiting] = [
    await payment(100_00),
    await payment(200_00),
    await payment(300_00),
    await payment(50_00, { sent: false }),
  ]
  const eva = { name: 'Eva Sanz', first_name: 'Eva', last_name: 'Sanz', role: 'merchant-administrator', locale: 'es' }
  await owner
    .insertInto('app_user')
    .values([paid, back].map(({ payee }) => ({ ...eva, merchant_id: payee.id, email: `${payee.id}@example.test` })))
    .execute()
  const { id, isNew } = await firstOf(
    bankStatement([
      bankEntry(paid.number, -100_00),
      bankEntry(back.number, -200_00),
      returnedEntry(back.number, 200_00),
      bankEntry(other.number, -299_99),
      bankEntry(waiting.number, -50_00),
      bankEntry('NADIE', -1_00),
      bankEntry(null, -12_00),
      bankEntry(paid.number, -100_00),
    ]),
  )
  expect(isNew).toBe(true)
  expect(await madeOf(id)).toEqual([
    ['matched', null, paid.number],
    ['matched', null, back.number],
    ['matched', null, back.number],
    ['difference', 'other-amount', other.number],
    ['difference', 'not-sent', waiting.number],
    ['difference', 'unknown-reference', null],
    ['difference', 'no-reference', null],
    ['difference', 'paid-twice', paid.number],
  ])
  expect(await Promise.all([paid, back, other, waiting].map((one) => stateOf(one.id)))).toEqual([
    'paid',
    'rejected',
    'sent',
    'prepared',
  ])
  expect(await perform(readDisbursement, finance, { id: back.id })).toMatchObject({ rejectReason: 'AC04' })
  const letters = await owner
    .selectFrom('message')
    .select(['subject_id', 'template'])
    .where('subject_id', 'in', [paid.id, back.id])
    .execute()
  expect(letters).toEqual([{ subject_id: back.id, template: 'disbursement-rejected' }])
  expect(await perform(readStatement, finance, { id })).toMatchObject({
    ...{ entries: 8, matched: 3, differences: 5, dismissed: 0, inCents: 200_00, outCents: -762_99 },
  })
  const { rows } = await sql<{ account: string; cents: number }>`
    select account, sum(amount_cents)::int as cents from ledger_posting where merchant_id = ${back.payee.id}
    group by account having sum(amount_cents) <> 0 order by account`.execute(owner)
  expect(rows).toEqual([
    { account: 'merchant-payable', cents: -200_00 },
    { account: 'merchant-unshipped', cents: 200_00 },
  ])
  const { rows: log } = await sql<{ action: string; subject: string }>`
    select action, subject_kind as subject from action_log
    where subject_id in (${id}, ${paid.id}, ${back.id}) and action <> 'disbursements.prepare' and action <> 'disbursements.send'
    order by action, subject_id`.execute(owner)
  expect(log.map(({ action }) => action).toSorted()).toEqual([
    'disbursements.mark-paid',
    'disbursements.mark-paid',
    'disbursements.reject',
    'statements.import',
  ])
})

describe('the same statement', () => {
  test('twice, or again in a message of another name, is answered as the first time and changes nothing', async () => {
    const { number } = await payment(100_00)
    const statement = bankStatement([bankEntry(number, -100_00)])
    const first = await firstOf(statement)
    const before = await contents()
    expect(await importOf(statement)).toEqual({ statements: [{ id: first.id, isNew: false }], leftOut: 0 })
    expect(await importOf({ ...statement, messageId: 'another' }, statement)).toMatchObject({
      statements: [{ id: first.id, isNew: false }],
    })
    expect(await contents()).toBe(before)
  })

  test('twice at once is kept once', async () => {
    const { number, id } = await payment(100_00)
    const statement = bankStatement([bankEntry(number, -100_00)])
    const answers = await Promise.all([1, 2, 3].map(() => firstOf(statement)))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await stateOf(id)).toBe('paid')
  })

  test('with other words is refused, and nothing of its file is kept', async () => {
    const { number } = await payment(100_00)
    const statement = bankStatement([bankEntry(null, -3_00)])
    await importOf(statement)
    const before = await contents()
    const changed = { ...statement, entries: [bankEntry(number, -100_00)] }
    await expect(importOf(bankStatement([bankEntry(number, -100_00)]), changed)).rejects.toThrow('statement-differs')
    expect(await contents()).toBe(before)
  })

  test('goes on on another page', async () => {
    const statement = bankStatement([bankEntry(null, -3_00)])
    await importOf(statement)
    expect(await firstOf({ ...statement, page: 2, entries: [bankEntry(null, -4_00)] })).toMatchObject({ isNew: true })
  })
})

test('statements of other accounts are left out; a file without one of ours is refused', async () => {
  const other = { iban: 'ES9121000418450200051332' }
  const answer = await importOf(bankStatement([], other), bankStatement([]), bankStatement([], { iban: null }))
  expect([answer.statements.length, answer.leftOut]).toEqual([1, 2])
  const refused = importOf(bankStatement([bankEntry(null, -3_00)], other))
  await expect(refused).rejects.toMatchObject({ code: 'statement-other-account', details: { account: '6789' } })
})

test('a statement whose entries do not lead from balance to balance was cut off: nothing of its file is kept', async () => {
  const { number } = await payment(100_00)
  const balances = { openingCents: 500_00, closingCents: 380_00 }
  const [entry, rest] = [bankEntry(number, -100_00), bankEntry(null, -20_00)]
  const before = await contents()
  const cut = bankStatement([entry], balances)
  await expect(importOf(bankStatement([rest]), cut)).rejects.toMatchObject({
    ...{ code: 'statement-cut-off', details: { statement: cut.statementId, missingCents: -20_00 } },
  })
  expect(await contents()).toBe(before)
  expect(await firstOf({ ...cut, entries: [entry, rest] })).toMatchObject({ isNew: true })
  expect(await importOf(bankStatement([]), { ...cut, iban: null })).toMatchObject({ leftOut: 1 })
  expect(await firstOf(bankStatement([entry], { closingCents: 1 }))).toMatchObject({ isNew: true })
})

describe('what finance noted by hand and what the bank says meet', () => {
  test('paid by hand before: confirmed, and neither the first nor the second paid twice', async () => {
    const { id, number } = await payment(100_00)
    await perform(markDisbursementPaid, finance, { id })
    const { id: statement } = await firstOf(bankStatement([bankEntry(number, -100_00)]))
    expect(await madeOf(statement)).toEqual([['matched', null, number]])
    expect(await madeOf((await firstOf(bankStatement([bankEntry(number, -100_00)]))).id)).toEqual([
      ['difference', 'paid-twice', number],
    ])
  })

  test('rejected by hand before, yet paid: a difference', async () => {
    const { id, number } = await payment(100_00)
    await perform(markDisbursementRejected, finance, { id, reason: 'AC04' })
    const { id: statement } = await firstOf(bankStatement([bankEntry(number, -100_00)]))
    expect(await madeOf(statement)).toEqual([['difference', 'rejected-before', number]])
    expect(await stateOf(id)).toBe('rejected')
  })

  test('a return that comes days later takes a paid one back', async () => {
    const { id, number } = await payment(100_00)
    await importOf(bankStatement([bankEntry(number, -100_00)]))
    await importOf(bankStatement([returnedEntry(number, 100_00, null)]))
    expect(await perform(readDisbursement, finance, { id })).toMatchObject({ state: 'rejected', rejectReason: 'MS03' })
  })

  test('whoever comes first, at once: it is paid, or rejected, in the end and never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id, number } = await payment(100_00)
      const ends = await Promise.allSettled([
        importOf(bankStatement([bankEntry(number, -100_00)])),
        perform(markDisbursementPaid, finance, { id }),
        ...(round % 2 === 0 ? [] : [perform(markDisbursementRejected, finance, { id, reason: 'AC04' })]),
        importOf(bankStatement([bankEntry(number, -100_00)])),
      ])
      const faults = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason.message)] : []))
      expect(faults.filter((fault) => fault !== 'move-not-allowed')).toEqual([])
      expect(await stateOf(id)).toBe(round % 2 === 0 ? 'paid' : 'rejected')
      const { rows } = await sql`
        select from statement_entry where disbursement_id = ${id} and state = 'matched'`.execute(owner)
      expect(rows.length).toBeLessThanOrEqual(1)
    }
  })

  test('returns of several merchants in two statements at once do not wait for each other for ever', async () => {
    const paid = [await payment(100_00), await payment(100_00), await payment(100_00)]
    const entries = paid.map(({ number }) => returnedEntry(number, 100_00))
    await Promise.all([
      importOf(bankStatement(entries.slice(0, 2))),
      ...paid.map(({ id }) => perform(markDisbursementRejected, finance, { id, reason: 'AC04' })),
      importOf(bankStatement(entries.slice(1).toReversed())),
    ])
    expect(await Promise.all(paid.map(({ id }) => stateOf(id)))).toEqual(['rejected', 'rejected', 'rejected'])
  })
})

test('a statement longer than one insert is kept whole', async () => {
  const { number } = await payment(10_00)
  const entries = Array.from({ length: 2_500 }, (_, index) =>
    bankEntry(index === 2_000 ? number : `N-${index}`, -10_00),
  )
  const { id } = await firstOf(bankStatement(entries))
  expect(await perform(readStatement, finance, { id })).toMatchObject({
    entries: 2_500,
    matched: 1,
    differences: 2_499,
  })
})
