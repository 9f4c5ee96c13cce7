import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { type TestMerchant, testMerchant } from '../testing/merchant.ts'
import { askPlans } from './ask-plans.ts'
import { checkReference } from './check-reference.ts'
import { readFinancing } from './read-financing.ts'
import { saleOptions } from './sale-options.ts'
import { sendAgain } from './send-again.ts'
import { sendFinancing } from './send-financing.ts'
import { withdrawFinancing } from './withdraw-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const now = '2026-11-22T10:00:00.000Z'
const perform = createPerform({ database, linkKey: 'a key for tests', clock: () => new Date(now) })
const aMinuteLater = createPerform({
  database,
  linkKey: 'a key for tests',
  clock: () => new Date('2026-11-22T10:01:00.000Z'),
})
let merchant: TestMerchant
let other: TestMerchant

beforeAll(async () => {
  merchant = await testMerchant(owner)
  other = await testMerchant(owner)
})
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const countOf = async (table: 'financing' | 'orders' | 'customer' | 'message' | 'payment_link' | 'action_log') => {
  const { count } = await owner
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
const jobs = async (id: string) => {
  const { rows } = await sql<{ key: string }>`select key from graphile_worker._private_jobs
    where payload->'sale'->>'id' = ${id}`.execute(owner)
  return rows.map(({ key }) => key)
}

test('sending stores order, cart, shopper, link and message, and tells the process, all at once', async () => {
  const sale = merchant.sale()
  const { id } = await perform(sendFinancing, merchant.agent, sale)
  const page = await perform(readFinancing, merchant.agent, { id })
  expect(page).toMatchObject({
    reference: sale.reference,
    state: 'live',
    stage: 'waiting-for-shopper',
    customerName: 'Ana Ruiz Peña',
    totalCents: 120_000,
    linkSends: 1,
    linkExpiresAt: '2026-12-06T10:00:00.000Z',
    offerEndsAt: '2027-01-21T10:00:00.000Z',
    order: { state: 'awaited' },
    lines: sale.lines,
    plan: null,
    card: null,
    resend: { allowed: false, refusal: 'resend-too-soon', secondsLeft: 60, left: 9 },
  })
  const message = await owner.selectFrom('message').selectAll().where('subject_id', '=', id).executeTakeFirstOrThrow()
  expect(message).toMatchObject({ template: 'financing-link', recipient: '+34612345678', state: 'queued' })
  expect(await jobs(id)).toEqual([`deliver/${message.id}`])
})

test('a reference is taken once per merchant, and free at another', async () => {
  const sale = merchant.sale()
  await perform(sendFinancing, merchant.agent, sale)
  expect(await perform(checkReference, merchant.agent, sale)).toEqual({ taken: true })
  expect(await perform(checkReference, other.agent, sale)).toEqual({ taken: false })
  const before = await countOf('customer')
  await expect(perform(sendFinancing, merchant.agent, sale)).rejects.toMatchObject({
    code: 'reference-taken',
    fields: { reference: 'reference-taken' },
  })
  expect(await countOf('customer'), 'nothing half-written').toBe(before)
  await perform(sendFinancing, other.agent, other.sale({ reference: sale.reference }))
})

test('of two who send the same reference at once, one does', async () => {
  const sale = merchant.sale()
  const results = await Promise.allSettled([
    perform(sendFinancing, merchant.agent, sale),
    perform(sendFinancing, merchant.administrator, sale),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a repeat with the same idempotency key makes one financing', async () => {
  const before = await countOf('financing')
  const options = { idempotencyKey: randomUUID() }
  const sale = merchant.sale()
  const [one, two] = await Promise.all([
    perform(sendFinancing, merchant.agent, sale, options),
    perform(sendFinancing, merchant.agent, sale, options),
  ])
  expect(one).toEqual(two)
  expect(await countOf('financing')).toBe(before + 1)
})

test('a centre, product or customer of another merchant does not exist', async () => {
  const foreign = await perform(sendFinancing, other.agent, other.sale())
  const { shopper } = await perform(readFinancing, other.agent, { id: foreign.id })
  const tries: [Partial<Parameters<TestMerchant['sale']>[0]>, string][] = [
    [{ centreId: other.centreIds[0] }, 'not-found'],
    [{ customerId: shopper.customerId }, 'not-found'],
    [{ productId: other.productId }, 'product-not-offered'],
  ]
  for (const [changes, code] of tries)
    await expect(perform(sendFinancing, merchant.agent, merchant.sale(changes))).rejects.toMatchObject({ code })
  await expect(perform(readFinancing, merchant.agent, foreign)).rejects.toMatchObject({ code: 'not-found' })
})

test('an agent sells for its own centres only', async () => {
  const elsewhere = merchant.sale({ centreId: merchant.centreIds[1] })
  await expect(perform(sendFinancing, merchant.agent, elsewhere)).rejects.toMatchObject({ code: 'not-found' })
  const { id } = await perform(sendFinancing, merchant.administrator, elsewhere)
  await expect(perform(readFinancing, merchant.agent, { id })).rejects.toMatchObject({ code: 'not-found' })
})

test('each fault of the shopper is said at its field', async () => {
  const { shopper } = merchant.sale()
  const faulty = { ...shopper, phone: '+34123456', documentNumber: '12345678A', birthDate: '2015-01-01' }
  await expect(perform(sendFinancing, merchant.agent, merchant.sale({ shopper: faulty }))).rejects.toMatchObject({
    code: 'bad-input',
    fields: {
      'shopper.phone': 'invalid-phone',
      'shopper.documentNumber': 'invalid-document',
      'shopper.birthDate': 'not-an-adult',
    },
  })
})

test('a discount larger than the cart leaves nothing to finance, never less than zero', async () => {
  const [line] = merchant.sale().lines
  const lines = [line!, { ...line!, kind: 'discount' as const, unitPriceCents: 999_999 }]
  await expect(perform(sendFinancing, merchant.agent, merchant.sale({ lines }))).rejects.toMatchObject({
    code: 'total-out-of-range',
    details: { minCents: 10_000, maxCents: 500_000 },
    fields: { 'lines.1.unitPriceCents': 'discount-above-cart' },
  })
  const equal = [line!, { ...line!, kind: 'discount' as const }]
  await expect(perform(sendFinancing, merchant.agent, merchant.sale({ lines: equal }))).rejects.toMatchObject({
    code: 'total-out-of-range',
    fields: { lines: 'total-out-of-range' },
  })
})

test('a known customer is kept up to date; with another document it is another person', async () => {
  const first = await perform(sendFinancing, merchant.agent, merchant.sale())
  const { shopper } = await perform(readFinancing, merchant.agent, first)
  const { customerId, ...known } = shopper
  const moved = merchant.sale({ customerId, shopper: { ...known, city: 'Sevilla' } })
  const second = await perform(sendFinancing, merchant.agent, moved)
  expect((await perform(readFinancing, merchant.agent, second)).shopper).toMatchObject({ customerId, city: 'Sevilla' })

  const different = merchant.sale({ customerId, shopper: { ...known, documentNumber: 'X1234567L' } })
  const third = await perform(sendFinancing, merchant.agent, different)
  expect((await perform(readFinancing, merchant.agent, third)).shopper.customerId).not.toBe(customerId)
})

test('a dead financing’s order is offered once more, and only once', async () => {
  const { id } = await perform(sendFinancing, merchant.agent, merchant.sale())
  await expect(perform(sendAgain, merchant.agent, { id })).rejects.toMatchObject({ code: 'move-not-allowed' })
  await perform(withdrawFinancing, merchant.agent, { id })
  const dead = await perform(readFinancing, merchant.agent, { id })
  expect(dead).toMatchObject({ state: 'dead', deadReason: 'withdrawn', order: { state: 'awaited' } })
  expect(await jobs(id)).toContain(`ended/${id}`)

  await expect(perform(sendAgain, merchant.agent, { id })).rejects.toMatchObject({ code: 'resend-too-soon' })
  const results = await Promise.allSettled([
    aMinuteLater(sendAgain, merchant.agent, { id }),
    aMinuteLater(sendAgain, merchant.administrator, { id }),
  ])
  const sent = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(sent).toHaveLength(1)
  const again = await perform(readFinancing, merchant.agent, sent[0]!)
  expect(again).toMatchObject({ state: 'live', reference: dead.reference, order: dead.order, totalCents: 120_000 })
})

test('the options of a centre’s agent are those of its centre', async () => {
  const options = await perform(saleOptions, merchant.agent, undefined)
  expect(options.centres.map(({ id }) => id)).toEqual([merchant.centreIds[0]])
  expect(options.agents.map(({ id }) => id)).toEqual([merchant.agent.userId])
  expect(options).toMatchObject({ today: '2026-11-22', linkDays: 14, merchant: { id: merchant.id } })
  expect(options.products).toEqual([expect.objectContaining({ id: merchant.productId })])
})

test('plans are those of the product, and of a foreign product none', async () => {
  const question = { productId: merchant.productId, totalCents: 120_000 }
  const plans = await perform(askPlans, merchant.agent, question)
  expect(plans.map(({ instalments }) => instalments.length)).toEqual([3, 6])
  await expect(perform(askPlans, other.agent, question)).rejects.toMatchObject({ code: 'product-not-offered' })
})
