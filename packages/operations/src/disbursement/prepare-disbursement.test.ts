import { openDatabase, openOwner } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import { commissionLeft } from '@cauce/domain/disbursement/commission'
import { payoutOf } from '@cauce/domain/disbursement/disbursement'
import { type LedgerAccount, payoutPostings } from '@cauce/domain/ledger/entries'
import { testDatabase } from '@cauce/testing/database'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { platformFinance } from '../testing/merchant.ts'
import { type TestPayee, testPayee } from '../testing/shipped-orders.ts'
import { nextPayments } from './next-payments.ts'
import { prepareDisbursement } from './prepare-disbursement.ts'
import { markDisbursementRejected } from './settle-disbursement.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 3)
const database = openDatabase({ url, connections: 6 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const prepare = async ({ id }: TestPayee, day: string) => {
  const now = `${day}T08:00:00.000Z`
  const prepared = await perform(prepareDisbursement, systemActor(id), { merchantId: id, day }, { now })
  return prepared?.id ?? null
}
const reject = (id: string) =>
  perform(
    markDisbursementRejected,
    platformFinance,
    { id, reason: 'Cuenta cerrada' },
    { now: '2026-09-02T12:00:00.000Z' },
  )
const waitingFor = ({ id: merchantId }: TestPayee) =>
  perform(
    nextPayments,
    { ...platformFinance, role: 'merchant-administrator', scope: { kind: 'merchant', merchantId, centreIds: 'all' } },
    undefined,
  )
const rowOf = (id: string | null) =>
  owner
    .selectFrom('disbursement')
    .select(['gross_cents', 'net_cents', 'vat_cents', 'paid_cents', 'orders', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
const linesOf = (id: string | null) =>
  owner
    .selectFrom('disbursement_line')
    .select(['order_id as orderId', 'shipped_cents as shipped', 'returned_cents as returned', 'net_cents as net'])
    .select('vat_cents as vat')
    .where('disbursement_id', '=', id)
    .orderBy('order_id')
    .execute()
/** Of one merchant, account by account; debits positive. */
async function balances({ id }: TestPayee): Promise<Partial<Record<LedgerAccount, number>>> {
  const rows = await owner
    .selectFrom('ledger_posting')
    .select(['account', (eb) => eb.fn.sum<number>('amount_cents').as('cents')])
    .where('merchant_id', '=', id)
    .groupBy('account')
    .execute()
  return Object.fromEntries(rows.map(({ account, cents }) => [account, Number(cents)]))
}

test('of 3 + 5 + 10, the 5 returned before the first payment and the 10 after it: +13.00, then −10.00, carried', async () => {
  const payee = await testPayee(owner)
  const order = await payee.order()
  await payee.owe(order, 18_00)
  await payee.owe(order, -5_00)
  const first = await prepare(payee, '2026-11-23')
  expect(await rowOf(first)).toMatchObject({ gross_cents: 13_00, paid_cents: 13_00, orders: 1, state: 'prepared' })
  expect(await linesOf(first)).toEqual([{ orderId: order, shipped: 18_00, returned: 5_00, net: 0, vat: 0 }])

  await payee.owe(order, -10_00)
  expect(await prepare(payee, '2026-11-24')).toBeNull()
  const other = await payee.order()
  await payee.owe(other, 12_00)
  const next = await prepare(payee, '2026-11-25')
  expect(await rowOf(next)).toMatchObject({ paid_cents: 2_00, orders: 2 })
  expect((await linesOf(next)).find(({ orderId }) => orderId === order)).toMatchObject({ shipped: 0, returned: 10_00 })
  expect((await balances(payee))['merchant-payable']).toBe(0)
})

test('a balance of zero or less is no payment: its orders wait, and what is owed is exact when they are paid', async () => {
  const payee = await testPayee(owner)
  const [paid, returned] = [await payee.order({ rateBp: 300 }), await payee.order({ rateBp: 300 })]
  await payee.owe(returned, 50_00)
  await prepare(payee, '2026-11-23')
  await payee.owe(returned, -50_00)
  await payee.owe(paid, 20_00)
  expect(await prepare(payee, '2026-11-24')).toBeNull()
  expect(await waitingFor(payee)).toEqual([
    {
      ...{ merchantId: payee.id, merchantName: 'Academia Faro', orders: 2, shippedCents: 20_00, returnedCents: 50_00 },
      ...{ feesCents: -109, balanceCents: -28_91 },
    },
  ])
  await payee.owe(paid, 30_00)
  expect(await prepare(payee, '2026-11-25')).toBeNull()
  await payee.owe(paid, 1)
  expect(await rowOf(await prepare(payee, '2026-11-26'))).toMatchObject({ gross_cents: 1, paid_cents: 1 })
})

test('asked for by many at once and again, there is one payment a day, and each order is paid once', async () => {
  const payee = await testPayee(owner)
  for (let count = 0; count < 5; count += 1) await payee.owe(await payee.order({ rateBp: 250 }), 100_00)
  const ids = await Promise.all(Array.from({ length: 6 }, () => prepare(payee, '2026-11-23')))
  expect(new Set(ids).size).toBe(1)
  const days = await Promise.all([prepare(payee, '2026-11-24'), prepare(payee, '2026-11-23')])
  expect(days).toEqual([null, ids[0]])
  expect(await rowOf(ids[0] ?? null)).toMatchObject({ gross_cents: 500_00, net_cents: 12_50, vat_cents: 2_65 })
  expect(await balances(payee)).toMatchObject({ 'merchant-payable': 0, bank: -484_85, 'commission-income': -12_50 })
})

test('what moves an order while it is being paid is paid later, and is not forgotten', async () => {
  const payee = await testPayee(owner)
  const order = await payee.order()
  await payee.owe(order, 10_00)
  const [locked, moving] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const mover = owner.transaction().execute(async (tx) => {
    await tx.selectFrom('orders').select('id').where('id', '=', order).forUpdate().execute()
    locked.resolve()
    await moving.promise
    const { id } = await tx
      .insertInto('ledger_entry')
      .values({
        merchant_id: payee.id,
        kind: 'shipment',
        order_id: order,
        fact_key: 'late',
        posted_at: '2026-11-23T08:00:00Z',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const posting = { entry_id: id, merchant_id: payee.id }
    await tx
      .insertInto('ledger_posting')
      .values([
        { ...posting, position: 1, account: 'merchant-unshipped', amount_cents: 4_00 },
        { ...posting, position: 2, account: 'merchant-payable', amount_cents: -4_00 },
      ])
      .execute()
    await tx
      .insertInto('disbursable_order')
      .values({ order_id: order, merchant_id: payee.id, since: '2026-11-23T08:00:00Z' })
      .onConflict((conflict) => conflict.column('order_id').doUpdateSet({ since: '2026-11-23T08:00:00Z' }))
      .execute()
  })
  await locked.promise
  const preparing = prepare(payee, '2026-11-23')
  await waiting(1)
  moving.resolve()
  await mover
  expect(await rowOf(await preparing)).toMatchObject({ paid_cents: 14_00 })
})

/** Until so many sessions of this database wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      owner,
    )
    if ((rows[0]?.n ?? 0) >= count) return
  }
}

type Known = {
  id: string
  rateBp: number
  vatBp: number
  in: number
  out: number
  lines: { of: string; gross: number; net: number; vat: number; shipped: number }[]
}

const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('owe' as const),
      order: fc.nat(4),
      cents: fc.integer({ min: -60_00, max: 90_00 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('pay' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('reject' as const), which: fc.nat(3) }) },
)
const anyLife = fc.record({
  rates: fc.array(fc.record({ rateBp: fc.nat(900), vatBp: fc.constantFrom(0, 1000, 2100) }), {
    minLength: 5,
    maxLength: 5,
  }),
  steps: fc.array(anyStep, { minLength: 5, maxLength: 30 }),
})

test('whatever is shipped, returned, paid and rejected, Postgres pays to the cent what the rules of domain say', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife, async ({ rates, steps }) => {
      const payee = await testPayee(owner)
      const orders: Known[] = []
      for (const rate of rates) orders.push({ ...rate, id: await payee.order(rate), in: 0, out: 0, lines: [] })
      let made: string[] = []
      let day = 1
      for (const step of [...steps, { what: 'pay' as const }]) {
        if (step.what === 'owe') {
          const order = orders[step.order]!
          const cents = Math.max(step.cents, order.out - order.in)
          if (cents === 0) continue
          await payee.owe(order.id, cents)
          order[cents > 0 ? 'in' : 'out'] += Math.abs(cents)
        }
        if (step.what === 'reject') {
          const id = made[step.which]
          if (!id) continue
          await reject(id)
          made = made.filter((other) => other !== id)
          for (const order of orders) order.lines = order.lines.filter(({ of }) => of !== id)
        }
        if (step.what === 'pay') {
          const id = await prepare(payee, `2026-10-${String(day).padStart(2, '0')}`)
          day += 1
          const due = orders.map(dueOf).filter(({ shipped, gross, net, vat }) => shipped || gross || net || vat)
          const expected = payoutOf(
            due.map(({ gross, net, vat }) => ({ grossCents: gross, netCents: net, vatCents: vat })),
          )
          const row = await rowOf(id)
          expect(
            row && { gross: row.gross_cents, net: row.net_cents, vat: row.vat_cents, paid: row.paid_cents },
          ).toEqual(
            expected && {
              gross: expected.grossCents,
              net: expected.netCents,
              vat: expected.vatCents,
              paid: expected.paidCents,
            },
          )
          if (!id) continue
          made.push(id)
          const told = due.map(({ order, shipped, gross, net, vat }) => ({
            orderId: order.id,
            shipped,
            returned: shipped - gross,
            net,
            vat,
          }))
          expect(await linesOf(id)).toEqual(told.toSorted((one, other) => (one.orderId < other.orderId ? -1 : 1)))
          for (const { order, gross, net, vat, shipped } of due) order.lines.push({ of: id, gross, net, vat, shipped })
          await expectPosted(id, due)
        }
        const owed = orders.reduce((sum, order) => sum + order.in - order.out - sumOf(order, 'gross'), 0)
        expect((await balances(payee))['merchant-payable'] ?? 0).toBe(-owed || 0)
      }
    }),
    { numRuns: 25 },
  )
})

const sumOf = ({ lines }: Known, of: 'gross' | 'net' | 'vat' | 'shipped') =>
  lines.reduce((sum, line) => sum + line[of], 0)

function dueOf(order: Known) {
  const inAll = order.in - order.out
  const { netCents, vatCents } = commissionLeft(
    inAll,
    { netCents: sumOf(order, 'net'), vatCents: sumOf(order, 'vat') },
    order.rateBp,
    order.vatBp,
  )
  return {
    order,
    shipped: order.in - sumOf(order, 'shipped'),
    gross: inAll - sumOf(order, 'gross'),
    net: netCents,
    vat: vatCents,
  }
}

/** Each order's entry is the one that `payoutPostings` makes. */
async function expectPosted(id: string, due: ReturnType<typeof dueOf>[]): Promise<void> {
  const posted = await owner
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_posting as p', 'p.entry_id', 'e.id')
    .select(['e.order_id', 'p.account', 'p.amount_cents'])
    .where('e.disbursement_id', '=', id)
    .where('e.kind', '=', 'payout')
    .execute()
  const expected = due.flatMap(({ order, gross, net, vat }) =>
    payoutPostings({ grossCents: gross, netCents: net, vatCents: vat }).map(({ account, amountCents }) => ({
      order_id: order.id,
      account,
      amount_cents: amountCents,
    })),
  )
  const sorted = <T extends object>(rows: T[]) => rows.map((row) => JSON.stringify(row)).toSorted()
  expect(sorted(posted)).toEqual(sorted(expected))
}
