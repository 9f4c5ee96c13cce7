import { createServer } from 'node:http'
import { createCauceClient } from '@cauce/client/client'
import { failureOf } from '@cauce/client/failure'
import { openDatabase } from '@cauce/database/connection'
import { listen } from '@cauce/database/listen'
import { keyScopes } from '@cauce/domain/access/permissions'
import { createKey } from '@cauce/operations/access/create-key'
import { revokeKey } from '@cauce/operations/access/revoke-key'
import { createPerform } from '@cauce/operations/perform'
import { testMerchant } from '@cauce/operations/testing/merchant'
import { until } from '@cauce/testing/until'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, serve } from './serving.ts'
import { testApi } from './testing/api.ts'

const api = await testApi()
const database = openDatabase({ url: api.url, connections: 1 })
const perform = createPerform({ database, linkKey: 'key' })
const { administrator, sale } = await testMerchant(api.owner)
const ear = listen({ url: api.url, channel: 'action_log', onWake: api.api.wake })

let serving: Serving
let address: string
beforeAll(async () => {
  serving = await serve(api.api.backOffice, 0)
  address = `http://localhost:${serving.port}`
})
afterAll(async () => {
  await Promise.all([ear.close(), serving.stop(0), database.close()])
})

async function newClient(scopes = [...keyScopes]) {
  const { id, key } = await perform(createKey, administrator, { name: 'Web shop', scopes })
  return { id, key: key!, cauce: createCauceClient({ address, key: key! }) }
}
const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable(),
    (error: unknown) => failureOf(error),
  )

test('asks and acts with a key, typed', async () => {
  const { cauce } = await newClient()
  const { id } = await cauce.financings.send.mutate(sale({ reference: 'CLIENT-1' }))
  const { rows } = await cauce.financings.list.query({ search: 'CLIENT-1' })
  expect(rows).toMatchObject([{ id, state: 'live', agentName: 'Web shop' }])
  expect((await cauce.financings.options.query()).centres).toHaveLength(2)
})

test('the same key of an action is one action, and a fresh one is made where none is given', async () => {
  const { cauce } = await newClient()
  const order = sale()
  const context = { idempotencyKey: `order/${order.reference}` }
  const first = await cauce.financings.send.mutate(order, { context })
  expect(await cauce.financings.send.mutate(order, { context })).toEqual(first)
  expect(await failure(cauce.financings.send.mutate(order))).toMatchObject({ code: 'reference-taken' })
})

test('a refusal is a code with its details and fields', async () => {
  const { cauce } = await newClient(['financings.read', 'financings.send'])
  const cheap = cauce.financings.send.mutate(
    sale({ lines: sale().lines.map((line) => ({ ...line, unitPriceCents: 100 })) }),
  )
  expect(await failure(cheap)).toMatchObject({
    code: 'total-out-of-range',
    details: { minCents: 10_000, maxCents: 500_000 },
  })
  const nameless = { ...sale(), shopper: { ...sale().shopper, firstName: '' } }
  expect(await failure(cauce.financings.send.mutate(nameless))).toMatchObject({
    code: 'bad-input',
    fields: { 'shopper.firstName': 'required' },
  })
  expect(await failure(cauce.financings.archive.mutate({ ids: [crypto.randomUUID()] }))).toMatchObject({
    code: 'forbidden',
  })
  const stranger = createCauceClient({ address, key: 'cauce_key_none' })
  expect(await failure(stranger.financings.list.query({}))).toMatchObject({ code: 'key-unknown' })
})

test('an answer that got lost is asked for again under the same key, and the action happens once', async () => {
  const { key } = await newClient()
  const keys: (string | undefined)[] = []
  // Stands between the client and the API; the first time it passes the call on and loses the answer.
  const between = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'] as string | undefined)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    const passOn = async () => {
      const { authorization = '', 'idempotency-key': idempotencyKey = '' } = request.headers
      const headers = { authorization, 'idempotency-key': String(idempotencyKey), 'content-type': 'application/json' }
      const answer = await fetch(`${address}${request.url}`, { method: 'POST', headers, body: Buffer.concat(chunks) })
      if (keys.length === 1) response.destroy()
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
    }
    request.on('end', () => void passOn())
  })
  await new Promise<void>((resolve) => between.listen(0, resolve))
  const { port } = between.address() as { port: number }
  const cauce = createCauceClient({ address: `http://localhost:${port}`, key })
  const order = sale()
  const { id } = await cauce.financings.send.mutate(order)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  const sent = await api.owner.selectFrom('financing').select('id').where('reference', '=', order.reference).execute()
  expect(sent).toEqual([{ id }])
  between.close()
})

test('where nobody answers, the failure says so', async () => {
  const nobody = createCauceClient({ address: 'http://localhost:9', key: 'cauce_key_none', retries: 0 })
  expect(await failure(nobody.financings.list.query({}))).toMatchObject({ code: 'no-answer' })
})

test('follows what changes with its key, until the key is revoked', async () => {
  const { id, cauce } = await newClient()
  const actions: string[] = []
  const codes: string[] = []
  const stream = cauce.live.changes.subscribe(undefined, {
    onData: ({ data }) => actions.push(data.action),
    onError: (error) => codes.push(failureOf(error).code),
  })
  await until('the stream', async () => actions.includes('opened'))
  await cauce.financings.send.mutate(sale())
  await until('the sale', async () => actions.includes('financing.send'))
  await perform(revokeKey, administrator, { id })
  await until('the end', async () => codes.length > 0)
  expect(codes[0]).toBe('key-revoked')
  stream.unsubscribe()
})
