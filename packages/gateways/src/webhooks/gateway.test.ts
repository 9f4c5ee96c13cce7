import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { createWebhookGateway } from './gateway.ts'
import type { Resolve } from './guarded-lookup.ts'

let answer: RequestListener = (_, response) => void response.end()
const arrived: { path: string; headers: IncomingMessage['headers']; body: string }[] = []
const server = createServer((request, response) => {
  void text(request).then((body) => {
    arrived.push({ path: request.url ?? '', headers: request.headers, body })
    answer(request, response)
  })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const host = `127.0.0.1:${port}`
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  arrived.length = 0
  answer = (_, response) => void response.end()
})

const secret = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`
const former = `whsec_${Buffer.from('the one before that.....').toString('base64')}`
const webhook = { url: `http://${host}/hooks?shop=1`, id: 'e1', body: '{"type":"ping"}', secrets: [secret, former] }
const gateway = createWebhookGateway({ allowedHosts: [host], timeoutMs: 1_500 })

test('what arrives is signed with each secret, as the library checks it', async () => {
  expect(await gateway.send(webhook)).toMatchObject({ outcome: 'delivered', status: 200 })
  const [got] = arrived
  expect(got).toMatchObject({ path: '/hooks?shop=1', body: webhook.body, headers: { 'webhook-id': 'e1' } })
  const headers = got?.headers as Record<string, string>
  for (const known of [secret, former])
    expect(new Webhook(known).verify(got?.body ?? '', headers)).toEqual({ type: 'ping' })
  const foreign = new Webhook(`whsec_${Buffer.from('somebody else').toString('base64')}`)
  expect(() => foreign.verify(got?.body ?? '', headers)).toThrow()
})

test('a redirect is not followed', async () => {
  answer = (_, response) => void response.writeHead(307, { location: `http://${host}/elsewhere` }).end()
  expect(await gateway.send(webhook)).toMatchObject({ outcome: 'redirected', status: 307 })
  expect(arrived).toHaveLength(1)
})

test.each([400, 401, 404, 410, 500, 503])('an answer of %d is a refusal', async (status) => {
  answer = (_, response) => void response.writeHead(status).end('no')
  expect(await gateway.send(webhook)).toMatchObject({ outcome: 'refused', status })
})

test('who never answers is not waited for', async () => {
  answer = () => undefined
  expect(await gateway.send(webhook)).toMatchObject({ outcome: 'timed-out', status: null })
})

test('an answer without an end is broken off, and its status counts', async () => {
  answer = (_, response) => {
    response.writeHead(200)
    const pour = () => {
      if (response.destroyed) return
      response.write('x'.repeat(16_384))
      setImmediate(pour)
    }
    pour()
  }
  expect(await gateway.send(webhook)).toMatchObject({ outcome: 'delivered', status: 200 })
})

test('an answer that drips is broken off in time', async () => {
  answer = (_, response) => void response.writeHead(200).write('x')
  expect(await gateway.send(webhook)).toMatchObject({ outcome: 'delivered', status: 200 })
})

test('a port where nobody listens is unreachable', async () => {
  const closed = createWebhookGateway({ allowedHosts: ['127.0.0.1:9'] })
  expect(await closed.send({ ...webhook, url: 'http://127.0.0.1:9/' })).toMatchObject({ outcome: 'unreachable' })
})

test('a server without TLS behind https is said to have a wrong certificate', async () => {
  expect(await gateway.send({ ...webhook, url: `https://${host}/` })).toMatchObject({ outcome: 'tls-failed' })
})

test.each([
  'http://93.184.216.34/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[fd00::1]/',
  'https://169.254.169.254/latest/meta-data',
  'https://93.184.216.34:22/',
  'https://hooks.example.com:25/',
])('%s is not called', async (url) => {
  expect(await gateway.send({ ...webhook, url })).toMatchObject({ outcome: 'address-refused', status: null })
})

const resolvesTo = (...answers: string[][]) => {
  const untold = answers.values()
  return vi.fn<Resolve>((_, __, tell) => {
    tell(
      null,
      (untold.next().value ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  })
}
const named = { ...webhook, url: `https://hooks.example.com:${port}/` }

test.each([[['127.0.0.1']], [['10.1.2.3']], [['::ffff:127.0.0.1']], [['93.184.216.34', '127.0.0.1']]])(
  'a name that leads to %s is not called',
  async (addresses) => {
    const guarded = createWebhookGateway({ resolve: resolvesTo(addresses) })
    expect(await guarded.send(named)).toMatchObject({ outcome: 'address-refused' })
    expect(arrived).toEqual([])
  },
)

test('a name is resolved once for each connection, so that it cannot lead elsewhere after it was looked at', async () => {
  const resolve = resolvesTo(['192.88.98.1'], ['127.0.0.1'])
  const guarded = createWebhookGateway({ resolve, timeoutMs: 300 })
  expect((await guarded.send(named)).outcome).toMatch(/timed-out|unreachable/)
  expect(resolve).toHaveBeenCalledTimes(1)
  expect(await guarded.send(named)).toMatchObject({ outcome: 'address-refused' })
  expect(arrived).toEqual([])
})

test('a name that does not exist is said to', async () => {
  expect(await createWebhookGateway({ resolve: resolvesTo([]) }).send(named)).toMatchObject({ outcome: 'unresolved' })
})

test('no proxy that the environment names is asked', async () => {
  vi.stubEnv('NODE_USE_ENV_PROXY', '1')
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9')
  expect(await createWebhookGateway({ allowedHosts: [host] }).send(webhook)).toMatchObject({ outcome: 'delivered' })
  vi.unstubAllEnvs()
})
