import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Resolve } from '../webhooks/guarded-lookup.ts'
import { createFeedGateway } from './https-feed.ts'

let answer: RequestListener
const arrived: IncomingMessage[] = []
const server = createServer((request, response) => {
  arrived.push(request)
  answer(request, response)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
const url = `http://${host}/envios.csv?dia=hoy`
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const csv = 'Pedido\nMKT-27-01\n'
beforeEach(() => {
  arrived.length = 0
  answer = (_, response) => void response.end(csv)
})

const gateway = createFeedGateway({ allowedHosts: [host], timeoutMs: 1_500, largestBytes: 1_000 })
const faultOf = async (asked = url) => {
  const fetched = await gateway.fetch({ url: asked })
  return 'fault' in fetched ? fetched.fault : undefined
}

test('a file comes with its name, asked for with what the merchant set', async () => {
  const fetched = await gateway.fetch({ url, authorization: 'Bearer ficha' })
  expect(fetched).toEqual({ file: { fileName: 'envios.csv', file: Buffer.from(csv) } })
  expect(arrived[0]).toMatchObject({ method: 'GET', url: '/envios.csv?dia=hoy' })
  expect(arrived[0]?.headers).toMatchObject({ authorization: 'Bearer ficha', 'accept-encoding': 'identity' })
})

test('a redirect is not followed, and takes no secret along', async () => {
  answer = (_, response) => void response.writeHead(302, { location: `http://${host}/elsewhere` }).end()
  expect(await faultOf()).toMatchObject({ code: 'feed-redirected', passes: false })
  expect(arrived).toHaveLength(1)
})

test.each([
  [401, { code: 'feed-unauthorised', details: {}, passes: false }],
  [404, { code: 'feed-refused', details: { status: 404 }, passes: false }],
  [429, { code: 'feed-refused', details: { status: 429 }, passes: true }],
  [503, { code: 'feed-refused', details: { status: 503 }, passes: true }],
])('an answer of %d says why, and whether it may pass', async (status, fault) => {
  answer = (_, response) => void response.writeHead(status).end('<html>')
  expect(await faultOf()).toEqual(fault)
})

test.each<[string, RequestListener]>([
  ['says so', (_, response) => void response.writeHead(200, { 'content-length': '2000' }).end('x'.repeat(2_000))],
  ['does not say so', (_, response) => void response.end('x'.repeat(2_000))],
])('a file that is too large and %s is not read to its end', async (_, big) => {
  answer = big
  expect(await faultOf()).toMatchObject({ code: 'file-too-large', passes: false })
})

test.each<[string, RequestListener]>([
  ['never answers', () => undefined],
  ['trickles', (_, response) => void setInterval(() => response.write('x'), 100).unref()],
])('a server that %s is not waited for', async (_, slow) => {
  answer = slow
  expect(await faultOf()).toMatchObject({ code: 'feed-timed-out', passes: true })
})

test('a file that breaks off is none', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '900' })
    response.write(csv, () => response.destroy())
  }
  expect(await faultOf()).toMatchObject({ code: 'feed-unreachable', passes: true })
})

test.each([
  'http://example.com/envios.csv',
  'https://127.0.0.1/envios.csv',
  'https://[::1]/envios.csv',
  'https://10.1.2.3/envios.csv',
  'https://example.com:25/envios.csv',
])('%s is not called', async (address) => {
  expect(await faultOf(address)).toMatchObject({ code: 'feed-address-refused' })
  expect(arrived).toHaveLength(0)
})

test('a public name that leads inside is not called', async () => {
  const resolve: Resolve = (_, __, found) => found(null, [{ address: '192.168.1.9', family: 4 }])
  const fetched = await createFeedGateway({ resolve }).fetch({ url: 'https://tienda.example.com/envios.csv' })
  expect(fetched).toMatchObject({ fault: { code: 'feed-address-refused' } })
})

test.each([
  ['attachment; filename="envíos del día.xlsx"', 'envíos del día.xlsx'],
  ['attachment; filename=hoy.csv; size=9', 'hoy.csv'],
  ["attachment; filename*=UTF-8''env%C3%ADos.csv", 'envíos.csv'],
  ['attachment; filename="\u202egnp.csv"', 'gnp.csv'],
])('a header %s names the file', async (disposition, fileName) => {
  answer = (_, response) =>
    void response.writeHead(200, { 'content-disposition': Buffer.from(disposition).toString('latin1') }).end(csv)
  expect(await gateway.fetch({ url })).toMatchObject({ file: { fileName } })
})
