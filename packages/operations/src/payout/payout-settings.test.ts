import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openProcess } from '../financing/open-process.ts'
import { sendFinancing } from '../financing/send-financing.ts'
import { letterToDeliver } from '../messaging/letter-to-deliver.ts'
import { markShipped } from '../orders/mark-shipped.ts'
import { readOrder } from '../orders/read-order.ts'
import { createPerform } from '../perform.ts'
import { testMerchant, testUser } from '../testing/merchant.ts'
import { testOrder } from '../testing/order.ts'
import { testLine, testLinkKey } from '../testing/sale.ts'
import { askAccountChange } from './ask-account-change.ts'
import { decideAccountChange } from './decide-account-change.ts'
import { listPayoutMerchants } from './list-payout-merchants.ts'
import { readPayoutSettings } from './read-payout-settings.ts'
import { setInvoiceAddress, setInvoiceIdentity } from './set-invoice-data.ts'
import { setPayoutHour } from './set-payout-hour.ts'
import { setRetryDays } from './set-retry-days.ts'
import { setSaleTerms } from './set-sale-terms.ts'
import { setServiceShipping } from './set-service-shipping.ts'
import { removeTariff, setTariff } from './set-tariff.ts'
import { withdrawAccountChange } from './withdraw-account-change.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
beforeEach(() => clock.set('2026-11-22T12:00:00.000Z'))

const iban = 'ES91 2100 0418 4502 0005 1332'
const stored = 'ES9121000418450200051332'
const other = 'FR14 2004 1010 0505 0001 3M02 606'

const financier = async (locale = 'es'): Promise<Actor> => {
  const { id } = await owner
    .insertInto('app_user')
    .values({
      ...{ name: 'Teo Gil', first_name: 'Teo', last_name: 'Gil', locale, merchant_id: null, email_verified: true },
      ...{ role: 'platform-finance', email: `${randomUUID()}@cauce.test` },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { userId: id, role: 'platform-finance', scope: { kind: 'platform' } }
}
const finance = await financier()
const settings = (actor: Actor, merchantId?: string) => perform(readPayoutSettings, actor, { merchantId })
const logOf = (subjectId: string) =>
  owner
    .selectFrom('action_log')
    .select(['action', 'before', 'after'])
    .where('subject_id', '=', subjectId)
    .orderBy('position')
    .execute()

async function asked() {
  const merchant = await testMerchant(owner)
  const { id } = await perform(askAccountChange, merchant.administrator, {
    ...{ merchantId: merchant.id, iban, bic: 'caixesbbxxx', reason: 'Cambiamos de banco' },
  })
  const account = () =>
    owner.selectFrom('merchant').select(['iban', 'bic']).where('id', '=', merchant.id).executeTakeFirstOrThrow()
  return { merchant, id, account }
}

test('another account waits until finance has typed the same number; then it is used, for what is prepared too', async () => {
  const { merchant, id, account } = await asked()
  await owner
    .insertInto('disbursement')
    .values({
      ...{ merchant_id: merchant.id, day: '2026-11-21', number: `D-${merchant.id}`, gross_cents: 100, net_cents: 0 },
      ...{
        vat_cents: 0,
        paid_cents: 100,
        orders: 1,
        end_to_end_id: merchant.id,
        prepared_at: clock.now().toISOString(),
      },
      ...{ iban: 'DE89370400440532013000' },
    })
    .execute()
  expect(await account()).toEqual({ iban: null, bic: null })
  expect(await settings(merchant.administrator)).toMatchObject({
    account: null,
    changes: [{ id, state: 'asked', iban: 'ES•• •••• 1332', askedByName: 'Eva Sanz', mayDecide: false, isOwn: true }],
  })
  expect((await settings(finance, merchant.id)).changes).toMatchObject([{ mayDecide: true, isOwn: false }])
  await expect(perform(decideAccountChange, finance, { id, decision: 'approve', iban: other })).rejects.toMatchObject({
    fields: { iban: 'iban-differs' },
  })
  await perform(decideAccountChange, finance, { id, decision: 'approve', iban: stored })
  expect(await account()).toEqual({ iban: stored, bic: 'CAIXESBBXXX' })
  const paid = await owner.selectFrom('disbursement').select('iban').where('merchant_id', '=', merchant.id).execute()
  expect(paid).toEqual([{ iban: stored }])
  expect(await settings(merchant.administrator)).toMatchObject({
    ...{ account: { iban: 'ES•• •••• 1332', bic: 'CAIXESBBXXX' }, revision: 2 },
    changes: [{ state: 'approved', decidedByName: 'Cauce' }],
  })
  const lines = await logOf(id)
  expect(lines.map(({ action }) => action)).toEqual(['payouts.ask-account', 'payouts.decide-account'])
  expect(JSON.stringify(lines)).not.toContain('2100')
  expect(lines[1]).toMatchObject({ before: { state: 'asked' }, after: { state: 'approved', iban: 'ES•• •••• 1332' } })
})

test('nobody reads an account in full', async () => {
  const { merchant, id } = await asked()
  const shown = JSON.stringify([
    await settings(merchant.administrator),
    await settings(finance, merchant.id),
    await perform(listPayoutMerchants, finance, { limit: 100 }),
  ])
  expect(shown).not.toContain(stored.slice(4, 12))
  await perform(decideAccountChange, finance, { id, decision: 'approve', iban })
  expect(JSON.stringify(await settings(finance, merchant.id))).not.toContain(stored.slice(4, 12))
})

test('who asks never approves, whoever it was', async () => {
  const merchant = await testMerchant(owner)
  const { id } = await perform(askAccountChange, finance, { merchantId: merchant.id, iban, reason: 'Por teléfono' })
  const approve = (by: Actor) => perform(decideAccountChange, by, { id, decision: 'approve', iban })
  await expect(approve(finance)).rejects.toMatchObject({ code: 'second-person-needed' })
  await expect(approve(merchant.administrator)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await approve(await financier())).toEqual({ state: 'approved' })
})

test('one change waits at a time; refused with its reason, or taken back, it leaves everything as it was', async () => {
  const { merchant, id, account } = await asked()
  const ask = (typed: string) =>
    perform(askAccountChange, merchant.administrator, { merchantId: merchant.id, iban: typed, reason: 'x' })
  await expect(ask(other)).rejects.toMatchObject({ code: 'account-change-open' })
  await expect(perform(decideAccountChange, finance, { id, decision: 'refuse', note: ' ' })).rejects.toMatchObject({
    fields: { note: 'required' },
  })
  await perform(decideAccountChange, finance, { id, decision: 'refuse', note: 'El banco no lo confirma' })
  const { id: second } = await ask(other)
  const colleague = await testUser(owner, merchant.id, 'merchant-administrator', 'all')
  await perform(withdrawAccountChange, colleague, { id: second })
  await expect(perform(withdrawAccountChange, colleague, { id: second })).rejects.toMatchObject({
    code: 'move-not-allowed',
  })
  await expect(ask('ES91 2100 0418 4502 0005 1333')).rejects.toMatchObject({ fields: { iban: 'invalid-iban' } })
  await expect(ask(' ')).rejects.toMatchObject({ fields: { iban: 'required' } })
  await expect(ask('US12345678901234567890')).rejects.toMatchObject({ fields: { iban: 'invalid-iban' } })
  expect(await account()).toEqual({ iban: null, bic: null })
  expect((await settings(merchant.administrator)).changes).toMatchObject([
    { state: 'withdrawn' },
    { state: 'refused', note: 'El banco no lo confirma' },
  ])
})

test('an approval and a withdrawal at once leave one of the two', async () => {
  const { merchant, id, account } = await asked()
  const results = await Promise.allSettled([
    perform(decideAccountChange, finance, { id, decision: 'approve', iban }),
    perform(withdrawAccountChange, merchant.administrator, { id }),
  ])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [change] = (await settings(finance, merchant.id)).changes
  expect([change?.state, (await account()).iban]).toEqual(
    results[0]?.status === 'fulfilled' ? ['approved', stored] : ['withdrawn', null],
  )
})

test('every administrator and finance are told, each in their language, of how it stands while it stands so', async () => {
  const merchant = await testMerchant(owner)
  const second = await testUser(owner, merchant.id, 'additional-administrator', 'all')
  const french = await financier('fr')
  const { id } = await perform(askAccountChange, merchant.administrator, {
    ...{ merchantId: merchant.id, iban, reason: 'Otro banco' },
  })
  const letters = (state: string) =>
    owner
      .selectFrom('message')
      .select(['id', 'recipient', 'locale'])
      .where('subject_id', '=', id)
      .where('template', '=', `account-change-${state}` as 'account-change-asked')
      .execute()
  const told = await letters('asked')
  const emailsOf = async (...users: Actor[]) => {
    const ids = users.map(({ userId }) => userId)
    const rows = await owner.selectFrom('app_user').select('email').where('id', 'in', ids).execute()
    return rows.map(({ email }) => email)
  }
  const administrators = await emailsOf(merchant.administrator, second)
  expect(told.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining(administrators))
  const [financeEmail] = await emailsOf(french)
  const theirs = told.find(({ recipient }) => recipient === financeEmail)
  expect(theirs?.locale).toBe('fr')
  const reader: Actor = { ...systemActor(merchant.id), scope: { kind: 'platform' } }
  const letter = () => perform(letterToDeliver, reader, { messageId: theirs?.id ?? '' })
  expect(await letter()).toMatchObject({
    isDue: true,
    facts: { state: 'asked', isFinance: true, former: null, account: 'ES•• •••• 1332', reason: 'Otro banco' },
  })
  await perform(decideAccountChange, finance, { id, decision: 'approve', iban })
  expect(await letter()).toMatchObject({ isDue: false })
  const approved = (await letters('approved')).map(({ recipient }) => recipient)
  expect(approved.toSorted()).toEqual(administrators.toSorted())
})

test('services of a merchant that marks them by hand wait to be marked; those of orders confirmed before were shipped', async () => {
  const lines = [testLine('service', 'Curso', 50_000)]
  const byHand = async (sale: { agent: Actor; merchantId: string }) => {
    const { revision, servicesAtConfirmation } = await settings(sale.agent)
    expect(servicesAtConfirmation).toBe(true)
    const set = { merchantId: sale.merchantId, revision, atConfirmation: false }
    await perform(setServiceShipping, sale.agent, set)
    await expect(perform(setServiceShipping, sale.agent, set)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  }
  const order = await testOrder(owner, perform, { lines, beforehand: byHand })
  const shipment = async ({ agent, id }: { agent: Actor; id: string }) =>
    (await perform(readOrder, agent, { id })).shipment
  expect(await shipment(order)).toBe('unshipped')
  await perform(markShipped, order.agent, { id: order.id })
  expect(await shipment(order)).toBe('shipped')
  expect(await shipment(await testOrder(owner, perform, { lines }))).toBe('shipped')
  expect(await logOf(order.merchantId)).toMatchObject([
    {
      action: 'payouts.set-service-shipping',
      before: { servicesAtConfirmation: true },
      after: { servicesAtConfirmation: false },
    },
  ])
})

test('retry days are set and logged, and wrong or stale ones refused', async () => {
  const merchant = await testMerchant(owner)
  const { revision, retryDays } = await settings(merchant.administrator)
  expect(retryDays).toEqual([1, 3, 7])
  const set = (days: number[], as = revision) =>
    perform(setRetryDays, merchant.administrator, { merchantId: merchant.id, revision: as, days })
  await expect(set([3, 1])).rejects.toMatchObject({ code: 'bad-input', fields: { days: 'invalid-retry-days' } })
  await set([2, 5])
  await expect(set([9])).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await set([], revision + 1)
  expect((await settings(merchant.administrator)).retryDays).toEqual([])
  expect(await logOf(merchant.id)).toMatchObject([
    { action: 'payouts.set-retry-days', before: { retryDays: '1, 3, 7' }, after: { retryDays: '2, 5' } },
    { action: 'payouts.set-retry-days', before: { retryDays: '2, 5' }, after: { retryDays: '' } },
  ])
})

test('how long links and offers hold, and the reminder, are set for the sales that follow', async () => {
  const merchant = await testMerchant(owner)
  const { revision, sale } = await settings(merchant.administrator)
  expect(sale).toEqual({ linkDays: 14, offerDays: 60, reminderHours: null })
  const set = { merchantId: merchant.id, revision, linkDays: 3, offerDays: 10, reminderHours: 5 }
  await expect(
    perform(setSaleTerms, merchant.administrator, { ...set, linkDays: 91, reminderHours: 0 }),
  ).rejects.toMatchObject({
    fields: { linkDays: 'out-of-range', reminderHours: 'out-of-range' },
  })
  await expect(perform(setSaleTerms, merchant.agent, set)).rejects.toMatchObject({ code: 'forbidden' })
  await perform(setSaleTerms, merchant.administrator, set)
  const sent = await perform(sendFinancing, merchant.agent, merchant.sale())
  const { linkExpiresAt, offerEndsAt, remindAt } = await perform(openProcess, systemActor(merchant.id), { id: sent.id })
  expect([linkExpiresAt, offerEndsAt, remindAt]).toEqual([
    '2026-11-25T12:00:00.000Z',
    '2026-12-02T12:00:00.000Z',
    '2026-11-22T17:00:00.000Z',
  ])
  expect(await logOf(merchant.id)).toMatchObject([
    { action: 'payouts.set-sale-terms', before: sale, after: { linkDays: 3, offerDays: 10, reminderHours: 5 } },
  ])
})

test('a merchant’s administrator sets address and hour, the log has both before and after, and what is stale is refused', async () => {
  const merchant = await testMerchant(owner)
  const { revision } = await settings(merchant.administrator)
  const address = { merchantId: merchant.id, street: 'Calle Mayor 1', postcode: '28001', city: 'Madrid' }
  await perform(setInvoiceAddress, merchant.administrator, { ...address, revision })
  const hour = { merchantId: merchant.id, hour: 6, timeZone: 'Atlantic/Canary' }
  await expect(perform(setPayoutHour, merchant.administrator, { ...hour, revision })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await perform(setPayoutHour, merchant.administrator, { ...hour, revision: revision + 1 })
  await perform(setPayoutHour, merchant.administrator, { ...hour, revision: revision + 2 })
  expect(await settings(merchant.administrator)).toMatchObject({
    ...{ revision: revision + 2, hour: 6, timeZone: 'Atlantic/Canary', invoice: { street: 'Calle Mayor 1' } },
  })
  expect(await logOf(merchant.id)).toMatchObject([
    { action: 'payouts.set-address', before: { street: null }, after: { street: 'Calle Mayor 1', city: 'Madrid' } },
    { action: 'payouts.set-hour', before: { hour: 8, timeZone: 'Europe/Madrid' }, after: { hour: 6 } },
  ])
  const wrong = { ...hour, timeZone: 'Europe/Nowhere', revision: revision + 2 }
  await expect(perform(setPayoutHour, merchant.administrator, wrong)).rejects.toMatchObject({ code: 'bad-input' })
})

test('tax data and tariff are finance’s alone, in the database too', async () => {
  const merchant = await testMerchant(owner)
  const identity = {
    merchantId: merchant.id,
    legalName: 'Faro S.A.',
    taxId: 'A12345674',
    commissionVatBp: 0,
    revision: 1,
  }
  const tariff = {
    merchantId: merchant.id,
    validFrom: '2026-12-01',
    tiers: [{ fromCents: 0, fromInstalments: 0, rateBp: 1 }],
  }
  const { administrator } = merchant
  await expect(perform(setInvoiceIdentity, administrator, identity)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(perform(setTariff, administrator, tariff)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(perform(setInvoiceIdentity, finance, { ...identity, commissionVatBp: 15_000 })).rejects.toMatchObject({
    fields: { commissionVatBp: 'rate-too-high' },
  })
  await perform(setInvoiceIdentity, finance, identity)
  expect(await settings(administrator)).toMatchObject({ invoice: { legalName: 'Faro S.A.', commissionVatBp: 0 } })
  const asMerchant = (statement: ReturnType<typeof sql>) =>
    database.write(administrator.scope, (tx) => statement.execute(tx))
  await expect(asMerchant(sql`update merchant set iban = ${stored} where id = ${merchant.id}`)).rejects.toThrow(
    'only the platform',
  )
  await expect(
    asMerchant(sql`insert into commission_tier values (${merchant.id}, '2026-12-01', 0, 0, 1)`),
  ).rejects.toThrow('row-level security')
})

test('a tariff holds for orders confirmed from its day on, and nothing that holds is ever changed', async () => {
  const first = await testOrder(owner, perform)
  const { merchantId } = first
  const tiers = (rateBp: number) => [
    { fromCents: 0, fromInstalments: 0, rateBp },
    { fromCents: 100_000, fromInstalments: 3, rateBp: rateBp + 100 },
  ]
  const set = (validFrom: string, rateBp: number) =>
    perform(setTariff, finance, { merchantId, validFrom, tiers: tiers(rateBp) })
  const rateOf = async (orderId: string) =>
    (await owner.selectFrom('order_tariff').select('rate_bp').where('order_id', '=', orderId).executeTakeFirstOrThrow())
      .rate_bp
  await expect(set('2026-11-22', 300)).rejects.toMatchObject({ fields: { validFrom: 'date-in-past' } })
  await set('2026-11-23', 250)
  await set('2026-11-23', 300)
  await set('2026-12-01', 400)
  expect(await rateOf(first.id)).toBe(0)
  expect((await settings(finance, merchantId)).tariffs).toEqual({
    ...{ inForce: null, former: [] },
    planned: [
      { validFrom: '2026-11-23', tiers: tiers(300) },
      { validFrom: '2026-12-01', tiers: tiers(400) },
    ],
  })
  // Half an hour into the 23rd in Madrid.
  clock.set('2026-11-22T23:30:00.000Z')
  expect((await settings(finance, merchantId)).tariffs.inForce).toEqual({ validFrom: '2026-11-23', tiers: tiers(300) })
  await expect(set('2026-11-23', 100)).rejects.toMatchObject({ fields: { validFrom: 'date-in-past' } })
  const remove = (validFrom: string) => perform(removeTariff, finance, { merchantId, validFrom })
  await expect(remove('2026-11-23')).rejects.toMatchObject({ code: 'date-in-past' })
  await remove('2026-12-01')
  await expect(remove('2026-12-01')).rejects.toMatchObject({ code: 'not-found' })
  expect((await settings(finance, merchantId)).tariffs).toMatchObject({ planned: [], former: [] })
  expect(await logOf(merchantId)).toMatchObject([
    { action: 'tariffs.set', after: { validFrom: '2026-11-23', tiers: ['0/0/250', '100000/3/350'] } },
    { action: 'tariffs.set', before: { tiers: ['0/0/250', '100000/3/350'] } },
    { action: 'tariffs.set' },
    { action: 'tariffs.remove', before: { validFrom: '2026-12-01' } },
  ])
})

test('an order takes the tier that holds as it is confirmed', async () => {
  const later = await testOrder(owner, perform)
  await owner
    .insertInto('commission_tier')
    .values(
      ['2026-01-01', '2026-11-22', '2026-11-23'].map((valid_from, index) => ({
        ...{
          merchant_id: later.merchantId,
          valid_from,
          from_cents: 0,
          from_instalments: 0,
          rate_bp: 100 * (index + 1),
        },
      })),
    )
    .execute()
  await owner.deleteFrom('order_tariff').where('order_id', '=', later.id).execute()
  const { fixTariff } = await import('../disbursement/fix-tariff.ts')
  const order = { merchantId: later.merchantId, orderId: later.id, amountCents: 1, instalments: 1 }
  await database.write(later.agent.scope, (tx) => fixTariff(tx, order, '2026-11-22T22:59:00.000Z'))
  const { rate_bp } = await owner
    .selectFrom('order_tariff')
    .select('rate_bp')
    .where('order_id', '=', later.id)
    .executeTakeFirstOrThrow()
  expect(rate_bp).toBe(200)
})

test('nobody of another merchant, and no agent, reads or changes anything', async () => {
  const { merchant, id } = await asked()
  const stranger = await testMerchant(owner)
  await expect(settings(stranger.administrator, merchant.id)).rejects.toMatchObject({ code: 'not-found' })
  await expect(settings(merchant.agent)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(settings(finance)).rejects.toMatchObject({ code: 'not-found' })
  const change = { merchantId: merchant.id, revision: 1 }
  const { administrator } = stranger
  const refused = { code: 'not-found' }
  await expect(
    perform(setPayoutHour, administrator, { ...change, hour: 1, timeZone: 'Europe/Madrid' }),
  ).rejects.toMatchObject(refused)
  await expect(
    perform(setInvoiceAddress, administrator, { ...change, street: 'x', postcode: 'x', city: 'x' }),
  ).rejects.toMatchObject(refused)
  await expect(
    perform(askAccountChange, administrator, { merchantId: merchant.id, iban: other, reason: 'x' }),
  ).rejects.toMatchObject(refused)
  await expect(perform(withdrawAccountChange, administrator, { id })).rejects.toMatchObject(refused)
  expect((await perform(listPayoutMerchants, administrator, {})).rows.map((row) => row.id)).toEqual([stranger.id])
})

test('the platform’s list says who has no account and where a change waits, by name and in pages', async () => {
  const { merchant } = await asked()
  const names = ['Éclair', 'Eco'].map((name) => `${name} ${randomUUID()}`)
  for (const name of names) {
    const { id } = await testMerchant(owner)
    await owner.updateTable('merchant').set({ name, iban: stored }).where('id', '=', id).execute()
  }
  const list = (asks: object) => perform(listPayoutMerchants, finance, { limit: 100, ...asks })
  expect((await list({ search: 'eclair' })).rows).toMatchObject([{ account: 'ES•• •••• 1332', isWaiting: false }])
  expect((await list({ account: 'waiting' })).rows).toContainEqual(expect.objectContaining({ id: merchant.id }))
  expect((await list({ account: 'missing' })).rows.every(({ account }) => account === null)).toBe(true)
  const all = (await list({})).rows
  const paged: unknown[] = []
  let after: string | null | undefined
  do {
    const page = await list({ limit: 2, ...(after && { after }) })
    paged.push(...page.rows)
    after = page.next
  } while (after)
  expect(paged).toEqual(all)
})
