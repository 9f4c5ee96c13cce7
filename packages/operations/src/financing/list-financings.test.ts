import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import type { FinancingPage } from '@cauce/domain/financing/filter'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { createPerform } from '../perform.ts'
import { platformFinance, type TestMerchant, testMerchant } from '../testing/merchant.ts'
import { archiveFinancings, unarchiveFinancings } from './archive-financings.ts'
import { countFinancings } from './count-financings.ts'
import { financingsPerDay } from './financings-per-day.ts'
import { listFinancings } from './list-financings.ts'
import { sendFinancing } from './send-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const clock = movableClock()
const perform = createPerform({ database, linkKey: 'a key for tests', clock: clock.now })
let merchant: TestMerchant
let other: TestMerchant

const sent = async (
  seller: TestMerchant,
  changes: { lastName?: string; phone?: string; reference?: string; cents?: number } = {},
) => {
  const sale = seller.sale(changes.reference ? { reference: changes.reference } : {})
  const shopper = { ...sale.shopper, ...('lastName' in changes && { lastName: changes.lastName! }) }
  return perform(sendFinancing, seller.administrator, {
    ...sale,
    lines: sale.lines.map((line) => ({ ...line, unitPriceCents: changes.cents ?? line.unitPriceCents })),
    shopper: { ...shopper, ...(changes.phone && { phone: changes.phone }) },
  })
}
const list = (actor: Actor, page: z.input<typeof FinancingPage> = {}) => perform(listFinancings, actor, page)
const idsOf = async (actor: Actor, page: z.input<typeof FinancingPage>) =>
  (await list(actor, page)).rows.map(({ id }) => id)

beforeAll(async () => {
  merchant = await testMerchant(owner)
  other = await testMerchant(owner)
})
afterAll(() => Promise.all([owner.destroy(), database.close()]))

test.each([
  { sort: 'created', direction: 'desc' },
  { sort: 'created', direction: 'asc' },
  { sort: 'amount', direction: 'desc' },
  { sort: 'amount', direction: 'asc' },
] as const)('pages by $sort $direction are complete and without repeats while others sell', async (order) => {
  const seller = await testMerchant(owner)
  const before: string[] = []
  for (let index = 0; index < 23; index++) {
    if (index % 3 === 0) clock.advance({ seconds: 1 })
    before.push((await sent(seller, { cents: 100_000 + (index % 5) })).id)
  }
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await list(seller.administrator, { ...order, limit: 4, after })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next ?? undefined
    clock.advance({ seconds: 1 })
    await sent(seller, { cents: 100_000 + (seen.length % 7) })
  } while (after)
  expect(new Set(seen).size).toBe(seen.length)
  expect(before.filter((id) => !seen.includes(id))).toEqual([])
})

test('a page that nobody gave is refused', async () => {
  for (const after of ['x', Buffer.from('["1",2]').toString('base64url'), `${'A'.repeat(40)}`])
    await expect(list(merchant.administrator, { after })).rejects.toMatchObject({ code: 'bad-input' })
})

test('search finds parts of names without accents, references and phones however they are spaced', async () => {
  const seller = await testMerchant(owner)
  const { id } = await sent(seller, { lastName: 'Ibáñez Lefèvre', phone: '+34611222333', reference: 'MKT_27%A' })
  await sent(seller, { lastName: 'Moreno', phone: '+34644555666', reference: 'XYZ-1' })
  const finders = [
    'ibañez',
    'IBANEZ',
    'lefev ana',
    '611 22 23 33',
    '+34 611-222-333',
    '0034611222333',
    '222333',
    'mkt_27%',
    'mk',
  ]
  for (const search of finders) expect(await idsOf(seller.administrator, { search }), search).toEqual([id])
  for (const search of ['%', '_', '___', 'zz', 'ibanez moreno', '999888'])
    expect(await idsOf(seller.administrator, { search }), search).toEqual([])
})

test('search shows nothing beyond its scope: not another merchant’s, nor another centre’s', async () => {
  const lastName = `Zubizarreta${randomUUID().slice(0, 8)}`
  const { id } = await sent(merchant, { lastName })
  expect(await idsOf(merchant.agent, { search: lastName })).toEqual([id])
  expect(await idsOf(platformFinance, { search: lastName })).toEqual([id])
  expect(await idsOf(other.administrator, { search: lastName })).toEqual([])
  const otherCentre: Actor = {
    ...merchant.agent,
    scope: { kind: 'merchant', merchantId: merchant.id, centreIds: [merchant.centreIds[1]] },
  }
  expect(await idsOf(otherCentre, { search: lastName })).toEqual([])
  const noCentre: Actor = { ...merchant.agent, scope: { kind: 'merchant', merchantId: merchant.id, centreIds: [] } }
  expect(await idsOf(noCentre, { search: lastName })).toEqual([])
})

test('what is searched in shows nothing to a connection without a scope', async () => {
  await sent(merchant)
  const rows = await owner.connection().execute(async (db) => {
    await sql`set role cauce_app`.execute(db)
    const found = await db.selectFrom('financing_in_scope').select('id').execute()
    await sql`reset role`.execute(db)
    return found
  })
  expect(rows).toEqual([])
})

test('archived ones leave the first tab and come back by undo, twice over without harm', async () => {
  const seller = await testMerchant(owner)
  const { id: one } = await sent(seller)
  const { id: two } = await sent(seller)
  await perform(archiveFinancings, seller.agent, { ids: [one] })
  expect(await perform(archiveFinancings, seller.agent, { ids: [one, two, two] })).toEqual({ ids: [two] })
  expect(await perform(archiveFinancings, seller.agent, { ids: [one, two] })).toEqual({ ids: [] })
  expect(await idsOf(seller.agent, {})).toEqual([])
  expect((await idsOf(seller.agent, { tab: 'archived' })).sort()).toEqual([one, two].sort())
  expect(await perform(countFinancings, seller.agent, {})).toEqual({ all: 0, archived: 2, confirmed: 0 })
  expect(await perform(unarchiveFinancings, seller.agent, { ids: [two] })).toEqual({ ids: [two] })
  expect(await idsOf(seller.agent, {})).toEqual([two])
})

test('one foreign id among them and none is archived', async () => {
  const mine = await sent(merchant)
  const foreign = await sent(other)
  const ids = [mine.id, foreign.id]
  await expect(perform(archiveFinancings, merchant.administrator, { ids })).rejects.toMatchObject({ code: 'not-found' })
  expect(await idsOf(merchant.administrator, { tab: 'archived' })).toEqual([])
})

test('filters narrow the list by state, centre, agent, day and amount', async () => {
  clock.set('2026-10-01T21:30:00.000Z')
  const seller = await testMerchant(owner)
  const early = await sent(seller)
  clock.set('2026-10-01T22:30:00.000Z')
  const late = await sent(seller)
  const all = [late.id, early.id]
  const actor = seller.administrator
  expect(await idsOf(actor, { to: '2026-10-01' }), 'the day ends at midnight in Madrid').toEqual([early.id])
  expect(await idsOf(actor, { from: '2026-10-02' })).toEqual([late.id])
  expect(await idsOf(actor, { states: ['live', 'dead'] })).toEqual(all)
  expect(await idsOf(actor, { states: ['dead'] })).toEqual([])
  expect(await idsOf(actor, { centreIds: [seller.centreIds[0]] })).toEqual(all)
  expect(await idsOf(actor, { centreIds: [seller.centreIds[1]] })).toEqual([])
  expect(await idsOf(actor, { agentIds: [actor.userId] })).toEqual(all)
  expect(await idsOf(actor, { agentIds: [seller.agent.userId] })).toEqual([])
  expect(await idsOf(actor, { minCents: 120_000, maxCents: 120_000 })).toEqual(all)
  expect(await idsOf(actor, { minCents: 120_001 })).toEqual([])

  clock.set('2026-10-03T12:00:00.000Z')
  const days = await perform(financingsPerDay, actor, {})
  expect(days).toHaveLength(30)
  expect(days.slice(-3)).toEqual([
    { day: '2026-10-01', live: 1, confirmed: 0, dead: 0 },
    { day: '2026-10-02', live: 1, confirmed: 0, dead: 0 },
    { day: '2026-10-03', live: 0, confirmed: 0, dead: 0 },
  ])
  expect(await perform(financingsPerDay, actor, { search: 'ruiz' }), 'searched, the same days').toEqual(days)
  expect(await perform(financingsPerDay, actor, { from: '2026-10-02', to: '2026-10-02' })).toEqual([days[28]])
})
