import { openDatabase } from '@cauce/database/connection'
import { readPdf } from '@cauce/documents/pdf/testing/read-pdf'
import { rowsOfWorkbook } from '@cauce/documents/workbooks/testing/read-workbook'
import { systemActor } from '@cauce/domain/access/scope'
import { makePayoutFile } from '@cauce/operations/disbursement/make-payout-file'
import { prepareDisbursement } from '@cauce/operations/disbursement/prepare-disbursement'
import { createPerform } from '@cauce/operations/perform'
import { platformFinance, testDebtor } from '@cauce/operations/testing/merchant'
import { testPayee } from '@cauce/operations/testing/shipped-orders'
import { afterAll, expect, test } from 'vitest'
import { insertUser, testApi } from './testing/api.ts'

const api = await testApi()
const database = openDatabase({ url: api.url, connections: 2 })
afterAll(() => database.close())
const perform = createPerform({ database, linkKey: 'key' })

const payee = await testPayee(api.owner)
await payee.owe(await payee.order({ rateBp: 333 }), 77_77)
await payee.owe(await payee.order({ rateBp: 333 }), 12_34)
const whose = { merchantId: payee.id, day: '2026-11-23' }
const prepared = await perform(prepareDisbursement, systemActor(payee.id), whose)
const asked = { id: prepared?.id ?? '', locale: 'es' }
const stranger = await testPayee(api.owner)
await insertUser(api, { email: 'mine@example.com', merchantId: payee.id })
await insertUser(api, { email: 'agent@example.com', merchantId: payee.id, role: 'sales-agent' })
await insertUser(api, { email: 'other@example.com', merchantId: stranger.id })
await insertUser(api, { email: 'finance@example.com', merchantId: null, role: 'platform-finance' })

const get = async (path: string, email: string, body: object = asked) =>
  api.post(path, body, { cookie: await api.signIn(email) })

test('a payment’s report and its orders say the same, to the cent, as what is paid', async () => {
  const { paid_cents: paid } = await api.owner.selectFrom('disbursement').select('paid_cents').executeTakeFirstOrThrow()
  const report = await get('/exports/disbursement-report', 'mine@example.com')
  expect(report.headers.get('content-type')).toBe('application/pdf')
  expect(report.headers.get('content-disposition')).toBe(`attachment; filename="${prepared?.number}.pdf"`)
  const { text } = await readPdf(new Uint8Array(await report.arrayBuffer()))
  const inEuro = (paid / 100).toFixed(2).replace('.', ',')
  for (const said of [prepared?.number, 'MKT-00001', 'MKT-00002', inEuro]) expect(text).toContain(said)
  const orders = await get('/exports/disbursement-orders', 'mine@example.com')
  const rows = rowsOfWorkbook(new Uint8Array(await orders.arrayBuffer())).slice(1)
  expect(rows.reduce((sum, row) => sum + Math.round(Number(row[7]) * 100), 0)).toBe(paid)
})

test('nobody gets the papers of another merchant, nor without the permission', async () => {
  for (const path of ['/exports/disbursement-report', '/exports/disbursement-orders']) {
    expect((await get(path, 'other@example.com')).status).toBe(404)
    expect((await get(path, 'agent@example.com')).status).toBe(403)
    const taken = await get(path, 'finance@example.com')
    expect([taken.status, (await taken.arrayBuffer()).byteLength > 1_000]).toEqual([200, true])
  }
})

test('the payment file is the same each time, and finance’s alone', async () => {
  const { id } = await perform(makePayoutFile, platformFinance, testDebtor)
  const file = { ...asked, id }
  const download = async () => (await get('/exports/payout-file', 'finance@example.com', file)).text()
  const text = await download()
  expect(text).toContain('pain.001.001.09')
  expect(text).toContain(`<EndToEndId>${prepared?.number}</EndToEndId>`)
  const renamed = { legal_name: 'Otra Casa S.A.', tax_id: 'B74000009', iban: null }
  await api.owner.updateTable('merchant').set(renamed).where('id', '=', payee.id).execute()
  expect(await download()).toBe(text)
  expect((await get('/exports/payout-file', 'mine@example.com', file)).status).toBe(403)
})
