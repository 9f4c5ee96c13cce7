import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { orderMessageToDeliver } from '../messaging/order-message-to-deliver.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { cardEventArrived } from '../payments/card-event-arrived.ts'
import { createPerform } from '../perform.ts'
import { testCharges } from '../testing/charges.ts'
import { type TestOrder, testOrder } from '../testing/order.ts'
import { testLine, testLinkKey } from '../testing/sale.ts'
import { bankEntry, bankStatement, statementTrial } from '../testing/statements.ts'
import { listRefundsToTransfer } from './list-to-transfer.ts'
import { partToGiveBack } from './part-to-give-back.ts'
import { recordRefundPart } from './record-part.ts'
import { refundAgenda } from './refund-agenda.ts'
import { refundReceipt } from './refund-receipt.ts'
import { transferRefund } from './transfer-refund.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 6 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
const finance: Actor = { userId: randomUUID(), role: 'platform-finance', scope: { kind: 'platform' } }
const iban = 'ES91 2100 0418 4502 0005 1332'
const otherIban = 'FR1420041010050500013M02606'
afterAll(() => Promise.all([owner.destroy(), database.close()]))
beforeEach(() => clock.set('2026-11-22T12:00:00.000Z'))

/** 1.200,00 € in 3, of which two were paid with the card, cancelled: what was paid goes back in two parts. */
async function owed() {
  clock.set('2026-11-22T12:00:00.000Z')
  const order = await testOrder(owner, perform, { lines: [testLine('product', 'Libro', 120_000, 1)] })
  const plan = await testCharges(owner, perform, order)
  clock.set('2026-12-22T08:00:00.000Z')
  const chargeId = (await plan.begin())!
  await owner
    .updateTable('charge')
    .set({ intent_id: `pi_${chargeId}` })
    .where('id', '=', chargeId)
    .execute()
  await plan.settle(chargeId, 'captured')
  await perform(cancelOrder, order.agent, { id: order.id, reason: 'not-available' })
  const [refund] = await order.refunds()
  const parts = await partsOf(refund!.id)
  return { order, id: refund!.id, totalCents: refund!.amount_cents, parts, chargeId }
}

const partsOf = (id: string) =>
  owner.selectFrom('refund_part').selectAll().where('refund_id', '=', id).orderBy('id').execute()
const transfersOf = (id: string) =>
  owner
    .selectFrom('refund_transfer')
    .select(['amount_cents', 'iban', 'sent_on'])
    .where('refund_id', '=', id)
    .orderBy('id')
    .execute()
const refundOf = (id: string) => owner.selectFrom('refund').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
type Outcome = 'unknown' | 'pending' | 'succeeded' | 'failed'
const answer = (order: TestOrder, id: string, partId: string, outcome: Outcome) =>
  perform(recordRefundPart, order.process, {
    ...{ id, partId, outcome },
    ...(outcome !== 'unknown' && { providerId: `re_${partId}` }),
    ...(outcome === 'failed' && { failureCode: 'expired_or_canceled_card' }),
  })
const transfer = (id: string, amountCents: number, change: Partial<{ iban: string; holder: string }> = {}) =>
  perform(transferRefund, finance, { id, amountCents, iban, holder: 'Marta Gil', ...change })
/** What the ledger says went back to the shopper of an order. */
async function givenBack(order: TestOrder): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(p.amount_cents), 0)::int as cents from ledger_posting p join ledger_entry e on e.id = p.entry_id
    where e.order_id = ${order.id} and e.kind = 'refund' and p.account = 'shopper-receivable'`.execute(owner)
  return rows[0]!.cents
}
const told = (order: TestOrder) =>
  owner
    .selectFrom('message')
    .select(['id', 'channel'])
    .where('subject_id', '=', order.id)
    .where('template', '=', 'refund-paid')
    .orderBy('id')
    .execute()

test('a refund is spread over what was taken, the newest charge first, and its process is told once', async () => {
  const { order, id, totalCents, parts, chargeId } = await owed()
  expect(parts.map(({ charge_id, state }) => [charge_id === chargeId, state])).toEqual([
    [true, 'begun'],
    [false, 'begun'],
  ])
  expect(parts.reduce((sum, { amount_cents }) => sum + amount_cents, 0)).toBe(totalCents)
  expect(await perform(refundAgenda, order.process, { id })).toMatchObject({ state: 'due', open: [{}, {}] })
  const { rows } = await sql<{ key: string }>`
    select payload ->> 'key' as key from graphile_worker._private_jobs where payload ->> 'process' = 'refund'`.execute(
    owner,
  )
  expect(rows.filter(({ key }) => key === `refund/${id}`)).toHaveLength(1)
  expect(await perform(partToGiveBack, order.process, { id, partId: parts[0]!.id })).toMatchObject({
    ...{ state: 'begun', intentId: `pi_${chargeId}`, amountCents: parts[0]!.amount_cents, providerId: null },
  })
})

test('once every part went back the refund is paid, the books even, and the shopper told how much and to which card', async () => {
  const { order, id, totalCents, parts } = await owed()
  await answer(order, id, parts[0]!.id, 'unknown')
  await answer(order, id, parts[0]!.id, 'pending')
  await answer(order, id, parts[0]!.id, 'succeeded')
  expect((await refundOf(id)).state).toBe('due')
  expect(await told(order)).toEqual([])
  for (let times = 0; times < 2; times++) await answer(order, id, parts[1]!.id, 'succeeded')
  expect((await refundOf(id)).state).toBe('paid')
  expect(await givenBack(order)).toBe(totalCents)
  expect(await order.balances()).toEqual({})
  const messages = await told(order)
  expect(messages.map(({ channel }) => channel)).toEqual(['email'])
  const { facts } = await perform(orderMessageToDeliver, order.process, { messageId: messages[0]!.id })
  expect(facts.refund).toEqual({
    amountCents: totalCents,
    cards: [{ last4: '4242', amountCents: totalCents }],
    accounts: [],
  })
  expect(await perform(refundReceipt, order.agent, { id })).toMatchObject({
    refundedOn: '2026-12-22',
    parts: [{ way: { kind: 'card', last4: '4242' } }, { way: { kind: 'card' } }],
  })
})

test('what a card does not take is transferred by finance, once, to a real account', async () => {
  const { order, id, totalCents, parts } = await owed()
  await answer(order, id, parts[0]!.id, 'failed')
  expect((await refundOf(id)).state).toBe('due')
  await expect(transfer(id, parts[0]!.amount_cents)).rejects.toMatchObject({ code: 'move-not-allowed' })
  await answer(order, id, parts[1]!.id, 'succeeded')
  expect((await refundOf(id)).state).toBe('to-transfer')
  const list = await perform(listRefundsToTransfer, finance, {})
  const rest = parts[0]!.amount_cents
  expect(list.rows.find((row) => row.id === id)).toMatchObject({ toTransferCents: rest, reference: expect.any(String) })
  await expect(perform(refundReceipt, order.agent, { id })).rejects.toMatchObject({ code: 'refund-not-paid' })
  await expect(transfer(id, rest, { iban: 'ES91 2100' })).rejects.toMatchObject({ code: 'invalid-iban' })
  await expect(transfer(id, rest + 1)).rejects.toMatchObject({ code: 'refund-changed' })
  await expect(
    perform(transferRefund, order.agent, { id, amountCents: rest, iban, holder: 'Marta Gil' }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  for (let times = 0; times < 2; times++) await transfer(id, rest)
  expect((await refundOf(id)).state).toBe('paid')
  expect(await transfersOf(id)).toEqual([
    { amount_cents: rest, iban: 'ES9121000418450200051332', sent_on: '2026-12-22' },
  ])
  expect(await givenBack(order)).toBe(totalCents)
  expect(await order.balances()).toEqual({ 'acquirer-clearing': rest, bank: -rest })
  expect(await told(order)).toHaveLength(1)
  const { parts: sent } = await perform(refundReceipt, order.agent, { id })
  expect(sent.map(({ way }) => way)).toMatchObject([{ kind: 'card' }, { kind: 'transfer', account: 'ES•• •••• 1332' }])
  expect((await perform(listRefundsToTransfer, finance, {})).rows.map((row) => row.id)).not.toContain(id)
})

test('two who note one transfer at once note it once', async () => {
  const { order, id, totalCents, parts } = await owed()
  for (const part of parts) await answer(order, id, part.id, 'failed')
  await Promise.allSettled([1, 2, 3, 4].map(() => transfer(id, totalCents)))
  expect(await givenBack(order)).toBe(totalCents)
  expect(await told(order)).toHaveLength(1)
})

test('a card that gives the money back after all is taken back in the books, and the rest is transferred', async () => {
  const { order, id, totalCents, parts } = await owed()
  for (const part of parts) await answer(order, id, part.id, 'succeeded')
  for (let times = 0; times < 2; times++) await answer(order, id, parts[0]!.id, 'failed')
  await answer(order, id, parts[0]!.id, 'succeeded')
  expect(await refundOf(id)).toMatchObject({ state: 'to-transfer', settled_at: null })
  expect(await givenBack(order)).toBe(parts[1]!.amount_cents)
  await transfer(id, parts[0]!.amount_cents)
  expect(await givenBack(order)).toBe(totalCents)
  expect(await told(order)).toHaveLength(2)
  // And the other one, too, which goes to another account.
  await answer(order, id, parts[1]!.id, 'failed')
  await transfer(id, parts[1]!.amount_cents, { iban: otherIban })
  expect(await givenBack(order)).toBe(totalCents)
  expect((await refundOf(id)).state).toBe('paid')
  expect(await transfersOf(id)).toMatchObject([
    { amount_cents: parts[0]!.amount_cents, iban: 'ES9121000418450200051332' },
    { amount_cents: parts[1]!.amount_cents, iban: otherIban },
  ])
  const { parts: sent } = await perform(refundReceipt, order.agent, { id })
  expect(sent.map(({ way, amountCents }) => [way.kind, amountCents])).toEqual(
    parts.map((part) => ['transfer', part.amount_cents]),
  )
})

test('what was noted of a transfer stands: the same again changes nothing, anything else is refused', async () => {
  const { order, id, totalCents, parts } = await owed()
  for (const part of parts) await answer(order, id, part.id, 'failed')
  await transfer(id, totalCents)
  const before = await transfersOf(id)
  await transfer(id, totalCents, { iban: iban.replaceAll(' ', '') })
  for (const [cents, other] of [
    [totalCents, { iban: otherIban }],
    [totalCents, { holder: 'Otra Persona' }],
    [totalCents - 1, {}],
  ] as const)
    await expect(transfer(id, cents, other)).rejects.toMatchObject({ code: 'refund-transferred' })
  expect(await transfersOf(id)).toEqual(before)
  await expect(
    owner
      .insertInto('refund_transfer')
      .values({
        ...{
          merchant_id: (await refundOf(id)).merchant_id,
          refund_id: id,
          amount_cents: 1,
          iban,
          account_holder: 'Eva',
        },
        ...{ sent_on: '2026-12-22', noted_at: '2026-12-22T08:00:00.000Z', noted_by: finance.userId },
      })
      .execute(),
  ).rejects.toThrow(/transferred more than once/)
})

test('a transfer of a refund is known in the bank’s statement, whichever comes first, once', async () => {
  const { firstOf, entriesOf } = statementTrial(owner, perform)
  const [early, late] = [await owed(), await owed()]
  for (const { order, id, parts } of [early, late]) for (const part of parts) await answer(order, id, part.id, 'failed')
  const booked = (cents: number, account: string, some: object = {}) =>
    bankEntry(null, cents, { counterparty: { name: 'Marta Gil', iban: account }, ...some })
  // Of this trial alone: others transferred as much to the other accounts.
  const account = 'DE89370400440532013000'
  await transfer(early.id, early.totalCents, { iban: account })
  const { id: statement } = await firstOf(
    bankStatement([
      booked(-early.totalCents, account),
      booked(-early.totalCents, account),
      booked(-early.totalCents, 'ES7921000813610123456789'),
      booked(early.totalCents, account, { isReturn: true }),
      booked(1 - early.totalCents, account),
    ]),
  )
  const made = async () =>
    (await entriesOf(statement)).map(({ state, difference, refund }) => [state, difference, refund?.orderId ?? null])
  const open = ['difference', 'no-reference', null]
  expect(await made()).toEqual([['matched', null, early.order.id], open, open, open, open])
  await transfer(late.id, late.totalCents, { iban: account })
  expect(await made()).toEqual([['matched', null, early.order.id], ['matched', null, late.order.id], open, open, open])
  const { rows } = await sql<{ after: unknown }>`
    select after from action_log where action = 'statements.import' and subject_id = ${statement}`.execute(owner)
  expect(rows).toMatchObject([{ after: { entries: 5, differences: 4 } }])
  expect((await entriesOf(statement))[0]).toMatchObject({ counterpartyAccount: 'DE•• •••• 3000', mayReopen: false })
})

test('several answers about one part at once are written down once', async () => {
  const { order, id, totalCents, parts } = await owed()
  await Promise.all(parts.flatMap((part) => [1, 2, 3].map(() => answer(order, id, part.id, 'succeeded'))))
  expect(await givenBack(order)).toBe(totalCents)
  expect(await told(order)).toHaveLength(1)
})

test('the database lets no charge and no plan give back more than was paid, whoever asks at once', async () => {
  const { order, id, parts } = await owed()
  const refund = await refundOf(id)
  const { id: _, number: __, ...values } = refund
  const oneMore = (number: string) =>
    owner
      .insertInto('refund')
      .values({ ...values, number, amount_cents: 1 })
      .execute()
  await expect(oneMore('R-1')).rejects.toThrow(/more than was paid/)
  await owner
    .updateTable('refund')
    .set({ amount_cents: refund.amount_cents - 1 })
    .where('id', '=', id)
    .execute()
  const answers = await Promise.allSettled([oneMore('R-2'), oneMore('R-3')])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const [second] = await owner
    .selectFrom('refund')
    .select('id')
    .where('order_id', '=', order.id)
    .where('id', '<>', id)
    .execute()
  const part = {
    merchant_id: refund.merchant_id,
    refund_id: second!.id,
    charge_id: parts[0]!.charge_id,
    amount_cents: 1,
  }
  await expect(
    owner
      .insertInto('refund_part')
      .values({ ...part, begun_at: refund.due_at })
      .execute(),
  ).rejects.toThrow(/more than it took/)
})

test('the acquirer tells of a refund by its own id, whoever it belongs to', async () => {
  const { order, id, parts } = await owed()
  const vendor: Actor = { userId: randomUUID(), role: 'system', scope: { kind: 'platform' } }
  const event = { intentId: 'pi_any', refundId: `re_${parts[0]!.id}`, eventId: 'evt_1' }
  expect(await perform(cardEventArrived, vendor, event)).toEqual({ known: false })
  await answer(order, id, parts[0]!.id, 'pending')
  expect(await perform(cardEventArrived, vendor, event)).toEqual({ known: true })
  const { rows } = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs where payload ->> 'signal' = 'partChanged'`.execute(owner)
  expect(rows.map(({ payload }) => payload)).toMatchObject([{ refund: { id }, payload: { partId: parts[0]!.id } }])
})

test('another merchant sees nothing of a refund', async () => {
  const other = await testOrder(owner, perform)
  const { id, parts } = await owed()
  const asked = await Promise.allSettled([
    perform(refundAgenda, other.process, { id }),
    perform(partToGiveBack, other.process, { id, partId: parts[0]!.id }),
    answer(other, id, parts[0]!.id, 'succeeded'),
    perform(refundReceipt, other.agent, { id }),
  ])
  expect(asked).toMatchObject(Array(4).fill({ status: 'rejected', reason: { code: 'not-found' } }))
})
