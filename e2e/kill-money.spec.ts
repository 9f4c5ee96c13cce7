import type { Db } from '@cauce/database/connection'
import { disbursementSchedule } from '@cauce/workflows/disbursement/contract'
import { Client, Connection } from '@temporalio/client'
import { sql } from 'kysely'
import { type Cauce, expect, test } from './harness/cauce.ts'
import { kill, killBoth, killedWhileItWaits } from './harness/kill.ts'
import { untilState } from './harness/records.ts'
import type { Sandbox } from './harness/sandbox.ts'
import { agentEmail, begin, call, enterCard, type Session, send, signIn, submit } from './harness/sell.ts'

/** What the killed worker did is taken over when it shows no more life. */
const takenOverWithin = 90_000
test.setTimeout(240_000)

const item = { kind: 'product', units: 1, taxTreatment: 'es-4' }
const course = { ...item, reference: 'MAT', name: 'Material', unitPriceCents: 80_000 }
const book = { ...item, reference: 'LIB', name: 'Manual', unitPriceCents: 10_000 }

test('killed as a return is saved, before and after its commit, and as the money goes back: all as undisturbed', async ({
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const undisturbed = await paidOrder(cauce, agent, db)
  await saveReturn(cauce, agent, undisturbed, await cartOf(cauce, agent, undisturbed))
  const expected = await refunded(db, sandbox, undisturbed)
  expect(expected.given).toBeGreaterThan(0)

  const order = await paidOrder(cauce, agent, db)
  const cart = await cartOf(cauce, agent, order)
  await killedWhileItWaits(cauce, db, sql`select from orders where id = ${order} for update`, {
    act: () => saveReturn(cauce, agent, order, cart),
    servers: ['api'],
  })
  expect((await cartOf(cauce, agent, order)).revision).toBe(cart.revision)

  await sandbox.patch({ acquirer: { answerDelayMs: 2_000, holdWebhooks: true } })
  const unheard = saveReturn(cauce, agent, order, cart).catch(() => undefined)
  await expect.poll(() => givenBack(db, sandbox, order), { timeout: 30_000, intervals: [20] }).toBe(expected.given)
  await killBoth(cauce)
  await unheard
  await sandbox.calm()
  await saveReturn(cauce, agent, order, cart)
  expect(await refunded(db, sandbox, order)).toEqual(expected)
})

test('killed in a run of payments, as its file is made, before and after the commit, and as the bank paid: all as undisturbed', async ({
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const { merchant_id: merchantId } = await db
    .selectFrom('app_user')
    .select('merchant_id')
    .where('email', '=', agentEmail)
    .executeTakeFirstOrThrow()
  const merchant = merchantId ?? ''
  const finance = await signIn(cauce, 'teresa.campos@cauce.example')
  const makeFile = (key: string) => keyed<{ id: string }>(cauce, finance, 'disbursements.makeFile', undefined, key)
  const markPaid = (id: string, key: string) => keyed(cauce, finance, 'disbursements.markPaid', { id }, key)

  await payDay(cauce, db, merchant)
  await paidOrder(cauce, agent, db, { ships: true })
  const first = await disbursementOf(db, merchant, await payDay(cauce, db, merchant))
  await makeFile(first)
  await markPaid(first, first)
  const expected = await settled(db, sandbox, first)
  expect(expected).toMatchObject({ state: 'paid', orders: 1, letters: 1 })

  await paidOrder(cauce, agent, db, { ships: true })
  let day = ''
  await killedWhileItWaits(
    cauce,
    db,
    sql`select pg_advisory_xact_lock(hashtextextended(${`disbursement/${merchant}`}, 0))`,
    {
      act: async () => {
        day = await payDay(cauce, db, merchant)
      },
      servers: ['worker', 'api'],
    },
  )
  const second = await disbursementOf(db, merchant, day)
  await killedWhileItWaits(cauce, db, sql`select from disbursement where id = ${second} for update`, {
    act: () => makeFile(second),
    servers: ['api'],
  })
  expect(await stateOf(db, second)).toBe('prepared')
  const unheard = makeFile(second).catch(() => undefined)
  await expect.poll(() => stateOf(db, second), { intervals: [5] }).toBe('sent')
  await killBoth(cauce)
  await unheard
  const { file_id } = await db
    .selectFrom('disbursement')
    .select('file_id')
    .where('id', '=', second)
    .executeTakeFirstOrThrow()
  expect((await makeFile(second)).id).toBe(file_id)
  const unheardAgain = markPaid(second, second).catch(() => undefined)
  await expect.poll(() => stateOf(db, second), { intervals: [5] }).toBe('paid')
  await kill(cauce, 'api')
  await unheardAgain
  await markPaid(second, second)
  expect(await settled(db, sandbox, second)).toEqual(expected)
})

/** A mutation as a page asks for it, and may ask again: under the same key. */
const keyed = <T = unknown>(cauce: Cauce, who: Session, name: string, input: object | undefined, key: string) =>
  call<T>(cauce.backoffice, name, input, { ...who.headers, 'idempotency-key': `e2e-${name}-${key}` })

/** An order of a course's material and a book whose first instalment was paid. */
async function paidOrder(cauce: Cauce, agent: Session, db: Db, { ships = false } = {}): Promise<string> {
  const sale = await send(cauce, agent, { lines: [course, book] })
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await untilState(db, sale, 'confirmed')
  const { order_id: id } = await db
    .selectFrom('financing')
    .select('order_id')
    .where('id', '=', sale.id)
    .executeTakeFirstOrThrow()
  if (ships) await keyed(cauce, agent, 'orders.markShipped', { id }, id)
  return id
}

type Cart = { revision: number; lines: (typeof book & { lineId: string })[] }

const cartOf = (cauce: Cauce, agent: Session, id: string) =>
  call<Cart>(cauce.backoffice, 'orders.get', { id }, agent.headers)

/** Everything but the book goes back. */
function saveReturn(cauce: Cauce, agent: Session, id: string, { revision, lines }: Cart) {
  const kept = lines.filter(({ reference }) => reference === book.reference).map(({ lineId }) => ({ lineId, ...book }))
  return keyed(cauce, agent, 'orders.saveCart', { id, revision, lines: kept }, id)
}

/** How much the acquirer gave back for an order, in cents. */
async function givenBack(db: Db, sandbox: Sandbox, orderId: string): Promise<number> {
  const charges = await db.selectFrom('charge').select('intent_id').where('order_id', '=', orderId).execute()
  const given = await Promise.all(charges.map(({ intent_id }) => sandbox.refundedCents(intent_id ?? '')))
  return given.reduce((sum, cents) => sum + cents, 0)
}

/** What there is of an order's refund once it was paid: in our books, in the acquirer's, and in the shopper's mailbox. */
async function refunded(db: Db, sandbox: Sandbox, orderId: string) {
  const states = () => db.selectFrom('refund').select('state').where('order_id', '=', orderId).execute()
  await expect.poll(states, { timeout: takenOverWithin }).toEqual([{ state: 'paid' }])
  const { email } = await db.selectFrom('orders').select('email').where('id', '=', orderId).executeTakeFirstOrThrow()
  const letters = async () => (await sandbox.mailsTo(email)).length
  await expect.poll(letters, { timeout: takenOverWithin }).toBeGreaterThanOrEqual(3)
  return {
    given: await givenBack(db, sandbox, orderId),
    refunds: await db.selectFrom('refund').select(['cause', 'amount_cents']).where('order_id', '=', orderId).execute(),
    parts: await db
      .selectFrom('refund_part as part')
      .innerJoin('refund', 'refund.id', 'part.refund_id')
      .select(['part.amount_cents', 'part.state'])
      .where('refund.order_id', '=', orderId)
      .execute(),
    carts: await db.selectFrom('cart_version').select(['version', 'state']).where('order_id', '=', orderId).execute(),
    ledger: await ledger(db, 'order_id', orderId),
    letters: await letters(),
  }
}

/**
 * Runs the payments of a day of its own, at the merchant's hour; answers the day. It is one to come, since a month that is
 * over and has payments wants an invoice, also of the other merchants paid at that hour.
 */
async function payDay({ temporalAddress }: Cauce, db: Db, merchantId: string): Promise<string> {
  const day = new Date(Date.UTC(2082, 0, 1 + Math.floor(Math.random() * 6_000))).toISOString().slice(0, 10)
  const { rows } = await sql<{ slot: string }>`
    select (${day}::date + make_interval(hours => disbursement_hour)) at time zone time_zone as slot
    from merchant where id = ${merchantId}`.execute(db)
  const slotMs = Date.parse(String(rows[0]?.slot))
  const connection = await Connection.connect({ address: temporalAddress })
  try {
    const range = { start: new Date(slotMs - 60_000), end: new Date(slotMs + 60_000) }
    await new Client({ connection }).schedule
      .getHandle(disbursementSchedule)
      .backfill({ ...range, overlap: 'ALLOW_ALL' })
    return day
  } finally {
    await connection.close()
  }
}

/** The payment of a day, once the run has prepared it. */
async function disbursementOf(db: Db, merchantId: string, day: string): Promise<string> {
  const found = () =>
    db
      .selectFrom('disbursement')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('day', '=', day)
      .executeTakeFirst()
  await expect.poll(found, { timeout: takenOverWithin }).toBeDefined()
  return (await found())?.id ?? ''
}

const stateOf = async (db: Db, id: string): Promise<string> =>
  (await db.selectFrom('disbursement').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

/** What there is of a payment: in our books, in the bank's file, and in the merchant's mailbox. */
async function settled(db: Db, sandbox: Sandbox, id: string) {
  const { number, state, ...sums } = await db
    .selectFrom('disbursement')
    .select(['number', 'state', 'orders', 'gross_cents', 'net_cents', 'vat_cents', 'paid_cents'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const letters = async () => (await sandbox.mailsTo(agentEmail)).filter(({ text }) => text.includes(number)).length
  await expect.poll(letters, { timeout: takenOverWithin }).toBeGreaterThanOrEqual(1)
  return {
    ...{ state, ...sums, ledger: await ledger(db, 'disbursement_id', id), letters: await letters() },
    log: await db.selectFrom('action_log').select('action').where('subject_id', '=', id).orderBy('position').execute(),
  }
}

/** What entries of each kind moved on each account, in cents. */
const ledger = (db: Db, whose: 'order_id' | 'disbursement_id', id: string) =>
  db
    .selectFrom('ledger_entry as entry')
    .innerJoin('ledger_posting as posting', 'posting.entry_id', 'entry.id')
    .select(['entry.kind', 'posting.account', ({ fn }) => fn.sum<number>('posting.amount_cents').as('cents')])
    .where(`entry.${whose}`, '=', id)
    .groupBy(['entry.kind', 'posting.account'])
    .orderBy('entry.kind')
    .orderBy('posting.account')
    .execute()
