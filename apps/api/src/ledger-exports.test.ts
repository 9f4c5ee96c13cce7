import { openDatabase } from '@cauce/database/connection'
import { createPerform } from '@cauce/operations/perform'
import { testOrder } from '@cauce/operations/testing/order'
import { testLinkKey } from '@cauce/operations/testing/sale'
import { afterAll, expect, test } from 'vitest'
import { insertUser, testApi } from './testing/api.ts'

const api = await testApi()
const database = openDatabase({ url: api.url, connections: 2 })
afterAll(() => database.close())
const perform = createPerform({ database, linkKey: testLinkKey })

const { merchantId } = await testOrder(api.owner, perform)
await insertUser(api, { email: 'finance@example.com', merchantId: null, role: 'platform-finance' })
await insertUser(api, { email: 'ana@example.com', merchantId })

const filter = { merchantIds: [merchantId] }
const taken = async (list: string, email = 'finance@example.com', form: object = {}) =>
  api.post(
    `/exports/ledger-${list}`,
    { filter, format: 'csv', locale: 'es', ...form },
    { cookie: await api.signIn(email) },
  )

test('the trial balance is a file to download, and that it was taken is in the log', async () => {
  const answer = await taken('balances')
  expect(answer.headers.get('content-disposition')).toMatch(/filename="libro-contable-saldos-[\d-]+\.csv"/)
  const [head, ...lines] = (await answer.text()).trim().split('\r\n')
  expect(head).toContain('Cuenta;Saldo inicial;Debe;Haber;Saldo')
  expect(lines).toHaveLength(8)
  expect(lines[0]).toBe('Clientes;0,00;2938,00;979,33;1958,67')
  const logged = await api.owner
    .selectFrom('action_log')
    .select('action')
    .where('action', '=', 'ledger.export-balance')
    .execute()
  expect(logged).toHaveLength(1)
})

test('entries are a file to download, with a row for each posting, told in words', async () => {
  const text = await (
    await taken('entries', 'finance@example.com', { filter: { ...filter, kinds: ['capture'] } })
  ).text()
  const lines = text.trim().split('\r\n').slice(1)
  expect(lines.map((line) => line.split(';').slice(2).join(';'))).toEqual([
    'Cobro de la primera cuota;Academia Faro;MKT-27-01;;Adquirente de tarjetas;979,33;0,00',
    'Cobro de la primera cuota;Academia Faro;MKT-27-01;;Clientes;0,00;979,33',
  ])
  const workbook = Buffer.from(await (await taken('entries', 'finance@example.com', { format: 'xlsx' })).arrayBuffer())
  expect(workbook.subarray(0, 2).toString()).toBe('PK')
})

test('a merchant’s people take neither', async () => {
  expect((await taken('balances', 'ana@example.com')).status).toBe(403)
  expect((await taken('entries', 'ana@example.com')).status).toBe(403)
})
