import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import { type SentEvent, webhookEvents } from '@cauce/domain/webhooks/events'
import { createWebhookGateway } from '@cauce/gateways/webhooks/gateway'
import { confirmFinancing } from '@cauce/operations/financing/confirm-financing'
import { decideCredit } from '@cauce/operations/financing/decide-credit'
import { sendFinancing } from '@cauce/operations/financing/send-financing'
import { withdrawFinancing } from '@cauce/operations/financing/withdraw-financing'
import { cancelOrder } from '@cauce/operations/orders/cancel-order'
import { markShipped } from '@cauce/operations/orders/mark-shipped'
import { saveCart } from '@cauce/operations/orders/save-cart'
import { createPerform } from '@cauce/operations/perform'
import { testMerchant, testUser } from '@cauce/operations/testing/merchant'
import { testOrder } from '@cauce/operations/testing/order'
import { testPayment } from '@cauce/operations/testing/payment'
import { testLine, testLinkKey } from '@cauce/operations/testing/sale'
import { createWebhook } from '@cauce/operations/webhooks/create-webhook'
import { deliveryToSend } from '@cauce/operations/webhooks/delivery-to-send'
import { listDeliveries } from '@cauce/operations/webhooks/list-deliveries'
import { sendTest } from '@cauce/operations/webhooks/send-test'
import { openApiDocument } from '@cauce/rpc/openapi/document'
import { describedEvents } from '@cauce/rpc/openapi/webhooks'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'

const arrived: { headers: IncomingHttpHeaders; body: string }[] = []
const receiver = createServer((request, response) => {
  void text(request).then((body) => {
    arrived.push({ headers: request.headers, body })
    response.end()
  })
})
receiver.listen(0, '127.0.0.1')
await once(receiver, 'listening')
const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url })
const webhooks = { keys: ['ab'.repeat(32)] as [string], allowedHosts: [host] }
const perform = createPerform({ database, linkKey: testLinkKey, webhooks })
const gateway = createWebhookGateway({ allowedHosts: [host] })
afterAll(async () => {
  receiver.close()
  await Promise.all([owner.destroy(), database.close()])
})

type Parameter = { name: string; schema: { pattern?: string } }
const { parameters } = openApiDocument('https://office.example.com').components
const headers: Parameter[] = [parameters.WebhookId, parameters.WebhookTimestamp, parameters.WebhookSignature]

/** A confirmed order of something to ship, whose merchant listens to all. */
async function listeningOrder() {
  const { id, merchantId } = await testOrder(owner, perform, { lines: [testLine('product', 'Libro', 20_000)] })
  const actor = await testUser(owner, merchantId, 'merchant-administrator', 'all')
  await perform(createWebhook, actor, { url: `http://${host}/`, events: [...webhookEvents] })
  return { id, merchantId, actor }
}

test('what arrives at a merchant’s address is what the document says, for every event', async () => {
  const shop = await testMerchant(owner)
  const listener = await perform(createWebhook, shop.administrator, {
    url: `http://${host}/`,
    events: [...webhookEvents],
  })
  await perform(sendTest, shop.administrator, { id: listener.id })
  const { id } = await perform(sendFinancing, shop.agent, shop.sale())
  await perform(withdrawFinancing, shop.administrator, { id })
  const sale = await testPayment(owner, perform)
  await owner.updateTable('financing_product').set({ review_from_cents: 1 }).execute()
  const person = owner.selectFrom('app_user').select('id').where('merchant_id', '=', sale.merchantId).limit(1)
  const seller = { ...sale.agent, userId: (await person.executeTakeFirstOrThrow()).id }
  await perform(createWebhook, seller, { url: `http://${host}/`, events: [...webhookEvents] })
  const attemptId = await sale.begin()
  await sale.claim(attemptId)
  await perform(decideCredit, sale.process, { id: sale.id, attemptId })
  await perform(confirmFinancing, sale.process, { id: sale.id, attemptId })

  const [shipping, cancelling] = [await listeningOrder(), await listeningOrder()]
  await perform(markShipped, shipping.actor, { id: shipping.id })
  await perform(saveCart, shipping.actor, { id: shipping.id, lines: [], revision: 2 })
  await perform(cancelOrder, cancelling.actor, { id: cancelling.id, reason: 'other' })

  for (const [actor, merchantId] of [
    [shop.administrator, shop.id],
    [seller, sale.merchantId],
    [shipping.actor, shipping.merchantId],
    [cancelling.actor, cancelling.merchantId],
  ] as const)
    for (const delivery of (await perform(listDeliveries, actor, {})).rows)
      await gateway.send(await perform(deliveryToSend, systemActor(merchantId), { id: delivery.id }))

  const types = arrived.map(({ body }) => (JSON.parse(body) as { type: SentEvent }).type)
  expect(new Set(types)).toEqual(new Set(Object.keys(describedEvents)))
  for (const [index, { headers: sent, body }] of arrived.entries()) {
    const facts: unknown = JSON.parse(body)
    expect(describedEvents[types[index]!].body.parse(facts)).toEqual(facts)
    expect(
      Object.keys(sent)
        .filter((name) => name.startsWith('webhook-'))
        .toSorted(),
    ).toEqual(headers.map(({ name }) => name).toSorted())
    for (const { name, schema } of headers)
      expect(sent[name], name).toMatch(new RegExp(schema.pattern ?? '^[0-9a-f-]{36}$'))
  }
})
