import { openDatabase } from '@cauce/database/connection'
import { readPdf } from '@cauce/documents/pdf/testing/read-pdf'
import { cancelOrder } from '@cauce/operations/orders/cancel-order'
import { createPerform } from '@cauce/operations/perform'
import { recordRefundPart } from '@cauce/operations/refunds/record-part'
import { refundAgenda } from '@cauce/operations/refunds/refund-agenda'
import { testOrder } from '@cauce/operations/testing/order'
import { testLine, testLinkKey } from '@cauce/operations/testing/sale'
import { afterAll, expect, test } from 'vitest'
import { insertMerchant, insertUser, testApi } from './testing/api.ts'

const api = await testApi()
const database = openDatabase({ url: api.url, connections: 2 })
afterAll(() => database.close())
const perform = createPerform({ database, linkKey: testLinkKey })

test('the receipt of a refund is there once it went back, for whoever may see the order', async () => {
  const order = await testOrder(api.owner, perform, { lines: [testLine('product', 'Libro', 120_000, 1)] })
  await perform(cancelOrder, order.agent, { id: order.id, reason: 'not-available' })
  const [refund] = await order.refunds()
  const { id, number } = refund!
  await insertUser(api, { email: 'mine@example.com', merchantId: order.merchantId })
  await insertUser(api, { email: 'other@example.com', merchantId: await insertMerchant(api) })
  const receipt = async (email: string) =>
    api.post('/exports/refund-receipt', { id, locale: 'es' }, { cookie: await api.signIn(email) })

  const early = await receipt('mine@example.com')
  expect([early.status, await api.codeOf(early)]).toEqual([409, 'refund-not-paid'])
  const { open } = await perform(refundAgenda, order.process, { id })
  for (const { partId } of open)
    await perform(recordRefundPart, order.process, { id, partId, outcome: 'succeeded', providerId: `re_${partId}` })
  const answer = await receipt('mine@example.com')
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${number}.pdf"`)
  const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
  for (const said of [number, '4242', (refund!.amount_cents / 100).toFixed(2).replace('.', ',')])
    expect(text).toContain(said)
  expect((await receipt('other@example.com')).status).toBe(404)
})
