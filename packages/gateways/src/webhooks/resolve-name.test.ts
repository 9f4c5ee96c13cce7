import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { createWebhookGateway } from './gateway.ts'
import { resolveNameBy } from './resolve-name.ts'

/** What the name server answers to each question about a name: IPv4 addresses, or nothing at all. */
let addressesOf: (asked: number) => string[] | undefined
let asked = 0
const server = createSocket('udp4').bind(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => server.close())
server.on('message', (query, { port, address }) => {
  const typeAt = query.indexOf(0, 12) + 1
  const isV4 = query.readUInt16BE(typeAt) === 1
  const addresses = addressesOf(isV4 ? ++asked : asked)
  if (addresses) server.send(answerTo(query.subarray(0, typeAt + 4), isV4 ? addresses : []), port, address)
})

/** A DNS answer to the one question that `query` is. Source: RFC 1035. */
function answerTo(query: Buffer, addresses: string[]): Buffer {
  const head = Buffer.from(query)
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(addresses.length, 6)
  head.writeUInt16BE(0, 10)
  const found = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([head, ...found])
}

const resolve = resolveNameBy([`127.0.0.1:${server.address().port}`])
const gateway = createWebhookGateway({ resolve, timeoutMs: 500 })
const secrets = [`whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`]
const send = () => gateway.send({ url: 'https://hooks.shop.example:54321/', id: 'e1', body: '{}', secrets })

test('a name that its server answers with another address each time is looked at each time', async () => {
  asked = 0
  addressesOf = (time) => (time === 1 ? ['192.88.98.1'] : ['127.0.0.1'])
  expect((await send()).outcome).toMatch(/timed-out|unreachable/)
  expect(await send()).toMatchObject({ outcome: 'address-refused' })
  addressesOf = () => ['192.88.98.1', '10.0.0.1']
  expect(await send()).toMatchObject({ outcome: 'address-refused' })
})

test('a name without addresses is said not to exist', async () => {
  addressesOf = () => []
  expect(await send()).toMatchObject({ outcome: 'unresolved' })
})

test('name servers that never answer hold up no other name of this process', async () => {
  addressesOf = () => undefined
  const all = Array.from({ length: 12 }, send)
  const ended = Promise.race(all).then(() => 'ended')
  expect(await Promise.race([ended, lookup('localhost')])).toMatchObject({ family: expect.any(Number) })
  expect((await Promise.all(all)).map(({ outcome }) => outcome)).toEqual(all.map(() => 'timed-out'))
})
