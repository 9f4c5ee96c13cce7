import { openDatabase } from '@cauce/database/connection'
import { writtenStatement } from '@cauce/documents/payments/testing/statements'
import { systemActor } from '@cauce/domain/access/scope'
import { makePayoutFile } from '@cauce/operations/disbursement/make-payout-file'
import { prepareDisbursement } from '@cauce/operations/disbursement/prepare-disbursement'
import { createPerform } from '@cauce/operations/perform'
import { platformFinance, testDebtor } from '@cauce/operations/testing/merchant'
import { testPayee } from '@cauce/operations/testing/shipped-orders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertUser, testApi } from './testing/api.ts'

const lines: string[] = []
const api = await testApi({ log: (line) => lines.push(line) })
const database = openDatabase({ url: api.url, connections: 2 })
afterAll(() => database.close())
const perform = createPerform({ database, linkKey: 'key' })

const payee = await testPayee(api.owner)
await payee.owe(await payee.order(), 1_234_50)
const { id, number } = (await perform(prepareDisbursement, systemActor(payee.id), {
  merchantId: payee.id,
  day: '2026-11-23',
}))!
await perform(makePayoutFile, platformFinance, testDebtor)
await insertUser(api, { email: 'finance@example.com', merchantId: null, role: 'platform-finance' })
await insertUser(api, { email: 'platform@example.com', merchantId: null, role: 'platform-administrator' })
await insertUser(api, { email: 'mine@example.com', merchantId: payee.id })
let [finance, administrator, merchant]: string[] = []
beforeAll(async () => {
  finance = await api.signIn('finance@example.com')
  administrator = await api.signIn('platform@example.com')
  merchant = await api.signIn('mine@example.com')
})

const paid = writtenStatement('08', [
  { amount: '1234.50', direction: 'DBIT', details: [{ endToEndId: number, party: 'Academia Faro' }] },
  { amount: '3.00', direction: 'DBIT', details: [{ party: '=1+1' }] },
])
const upload = (file: string | Uint8Array<ArrayBuffer>, cookie = finance, headers: Record<string, string> = {}) =>
  api.api.backOffice.request(`${api.origin}/statements`, {
    method: 'POST',
    headers: { origin: api.origin, 'content-type': 'application/octet-stream', ...(cookie && { cookie }), ...headers },
    body: file,
  })
const refused = async (answer: Response) => [answer.status, await api.codeOf(answer)]
const ask = async (name: string, input: object, cookie = finance) => {
  const answer = await api.post(`/trpc/statements.${name}`, input, { ...(cookie && { cookie }) })
  return JSON.parse(await answer.text())
}

test('a statement that comes in pays what the bank paid, once, and is read by finance and administration', async () => {
  const first = await upload(paid)
  expect(first.status).toBe(200)
  const told = (await first.json()) as { statements: { id: string; isNew: boolean }[] }
  expect(told).toEqual({ statements: [{ id: expect.any(String), isNew: true }], leftOut: 0 })
  expect(await (await upload(paid)).json()).toEqual({
    statements: [{ id: told.statements[0]?.id, isNew: false }],
    leftOut: 0,
  })
  const [row] = await api.owner.selectFrom('disbursement').select('state').where('id', '=', id).execute()
  expect(row?.state).toBe('paid')
  for (const cookie of [finance, administrator]) {
    const { result } = await ask('entries', { id: told.statements[0]?.id }, cookie)
    expect(
      result.data.rows.map(({ state, payment }: { state: string; payment: object | null }) => [state, payment]),
    ).toEqual([
      ['matched', expect.objectContaining({ number, state: 'paid' })],
      ['difference', null],
    ])
  }
})

test('its entries are a file to download, in which nothing is a formula', async () => {
  const filter = { id: (await ask('list', {})).result.data.rows[0].id, states: ['difference'] }
  const take = (cookie = finance) =>
    api.post('/exports/statement-entries', { filter, format: 'csv', locale: 'es' }, { ...(cookie && { cookie }) })
  const file = await (await take()).text()
  expect(file).toContain('Sin referencia')
  expect(file).not.toContain(number)
  expect(file).not.toMatch(/[;"]=1/)
  expect((await take(administrator)).status).toBe(200)
  expect(await refused(await take(merchant))).toEqual([403, 'forbidden'])
})

const bomb = paid.replace('<Document', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document')
const bad: [what: string, file: string | Uint8Array<ArrayBuffer>, status: number, code: string][] = [
  ['empty', '', 400, 'file-empty'],
  ['a list', 'Fecha;Importe\n2026-11-23;3,00', 400, 'statement-not-xml'],
  ['with a document type', bomb, 400, 'statement-not-xml'],
  [
    'another message',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>',
    400,
    'statement-unknown-format',
  ],
  ['without a date', paid.replace(/<BookgDt>.*?<\/BookgDt>/, ''), 400, 'statement-incomplete'],
  [
    'of another account',
    paid.replace('ES9121000418450200051332', 'ES7921000813610123456789'),
    400,
    'statement-other-account',
  ],
  ['other words of the same', paid.replace('1234.50', '1234.51'), 409, 'statement-differs'],
  ['too large', Buffer.alloc(20_000_001, 'a'), 413, 'file-too-large'],
]
test.each(bad)('a file that is none of ours, %s, is refused and leaves nothing', async (_, file, status, code) => {
  const before = await api.contents()
  expect(await refused(await upload(file))).toEqual([status, code])
  expect(await api.contents()).toBe(before)
})

test('nothing comes in from whoever is not finance, nor from elsewhere', async () => {
  const before = await api.contents()
  const other = paid.replace('<Id>1</Id>', '<Id>2</Id>')
  expect(await refused(await upload(other, ''))).toEqual([401, 'not-signed-in'])
  for (const cookie of [merchant, administrator])
    expect(await refused(await upload(other, cookie))).toEqual([403, 'forbidden'])
  expect(await refused(await upload(other, finance, { origin: 'https://evil.example' }))).toEqual([
    403,
    'foreign-origin',
  ])
  expect(await refused(await upload(other, finance, { 'content-type': 'multipart/form-data; boundary=x' }))).toEqual([
    415,
    'wrong-content-type',
  ])
  expect(await api.contents()).toBe(before)
})

test('the log of requests holds nothing of a statement', () => {
  expect(lines.join()).toContain('/statements')
  expect(lines.join()).not.toMatch(/Academia Faro|1234/)
})
