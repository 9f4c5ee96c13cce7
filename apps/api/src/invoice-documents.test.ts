import { openDatabase } from '@cauce/database/connection'
import { readPdf } from '@cauce/documents/pdf/testing/read-pdf'
import { systemActor } from '@cauce/domain/access/scope'
import { issueInvoice } from '@cauce/operations/disbursement/issue-invoice'
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

test('an invoice is downloaded with its number, parties and VAT, by its merchant and finance alone', async () => {
  const [payee, stranger] = [await testPayee(api.owner), await testPayee(api.owner)]
  const place = { street: 'Calle Uría, 12', postcode: '33003', city: 'Oviedo' }
  await api.owner.updateTable('merchant').set(place).where('id', '=', payee.id).execute()
  await payee.owe(await payee.order({ rateBp: 333 }), 77_77)
  const system = systemActor(payee.id)
  await perform(prepareDisbursement, system, { merchantId: payee.id, day: '2026-10-23' })
  await perform(makePayoutFile, platformFinance, testDebtor)
  const issuer = { legalName: 'Cauce Pagos, S.A.', taxId: 'A83741207', address: ['28014 Madrid'] }
  const whose = { merchantId: payee.id, month: '2026-10-01', issuer }
  const invoice = await perform(issueInvoice, system, whose, { now: '2026-11-02T06:00:00.000Z' })
  const people = { 'mine@example.com': payee.id, 'other@example.com': stranger.id }
  for (const [email, merchantId] of Object.entries(people)) await insertUser(api, { email, merchantId })
  await insertUser(api, { email: 'agent@example.com', merchantId: payee.id, role: 'sales-agent' })
  await insertUser(api, { email: 'finance@example.com', merchantId: null, role: 'platform-finance' })

  const get = async (email: string) =>
    api.post('/exports/invoice', { id: invoice?.id, locale: 'es' }, { cookie: await api.signIn(email) })
  expect((await get('other@example.com')).status).toBe(404)
  expect((await get('agent@example.com')).status).toBe(403)
  for (const email of ['mine@example.com', 'finance@example.com']) {
    const answer = await get(email)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${invoice?.number}.pdf"`)
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
    for (const said of [
      invoice?.number,
      'Cauce Pagos, S.A.',
      'A83741207',
      'Academia Faro S.L.',
      'B12345674',
      '2,59',
      '0,54',
    ])
      expect(text).toContain(said)
  }
})
