import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { createWebhookGateway } from './gateway.ts'

/** What the other side does with a connection, once it has the whole request. */
let answer: (socket: Socket) => void
const open = new Set<Socket>()
const server = createServer((socket) => {
  open.add(socket)
  socket.on('error', () => undefined)
  socket.once('close', () => open.delete(socket))
  let got = ''
  socket.on('data', (chunk) => {
    got += chunk.toString()
    if (got.endsWith('{"type":"ping"}')) answer(socket)
  })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => {
  for (const socket of open) socket.destroy()
  server.close()
})
beforeEach(() => {
  answer = () => undefined
})

const timeoutMs = 400
const gateway = createWebhookGateway({ allowedHosts: [host], timeoutMs })
const secrets = [`whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`]
const send = (scheme = 'http') =>
  gateway.send({ url: `${scheme}://${host}/`, id: 'e1', body: '{"type":"ping"}', secrets })

const noneIsLeft = () => vi.waitUntil(() => open.size === 0, 5_000)

/** Writes the piece every few milliseconds, for as long as anybody listens. */
const trickle = (socket: Socket, piece: string) => {
  const timer = setInterval(() => socket.write(piece), 20)
  socket.once('close', () => clearInterval(timer))
}

type Misdeed = [string, (socket: Socket) => void, object]
const misdeeds: Misdeed[] = [
  [
    'switches protocols',
    (socket) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    { outcome: 'refused', status: 101 },
  ],
  [
    'says 101 and nothing of another protocol',
    (socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
    { outcome: 'refused', status: 101 },
  ],
  [
    'switches protocols and then talks on',
    (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n')
      trickle(socket, 'noise')
    },
    { outcome: 'refused', status: 101 },
  ],
  ['says 1xx for ever', (socket) => trickle(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'), { outcome: 'timed-out' }],
  ['says 100 once', (socket) => void socket.write('HTTP/1.1 100 Continue\r\n\r\n'), { outcome: 'timed-out' }],
  [
    'trickles its headers',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      trickle(socket, 'X-More: x\r\n')
    },
    { outcome: 'timed-out', status: null },
  ],
  ['trickles its first line', (socket) => trickle(socket, 'H'), { status: null }],
  [
    'trickles its body',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      trickle(socket, '1\r\nx\r\n')
    },
    { outcome: 'delivered', status: 200 },
  ],
  [
    'promises a body that does not come',
    (socket) => void socket.write('HTTP/1.1 500 No\r\nContent-Length: 10\r\n\r\n'),
    { outcome: 'refused', status: 500 },
  ],
  [
    'breaks its body off',
    (socket) => {
      socket.write('HTTP/1.1 204 OK\r\nContent-Length: 10\r\n\r\nhalf')
      setTimeout(() => socket.resetAndDestroy(), 20)
    },
    { outcome: 'delivered', status: 204 },
  ],
  ['hangs up', (socket) => void socket.end(), { outcome: 'unreachable', status: null }],
  ['resets', (socket) => void socket.resetAndDestroy(), { outcome: 'unreachable', status: null }],
  [
    'resets within its headers',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-')
      setTimeout(() => socket.resetAndDestroy(), 20)
    },
    { outcome: 'unreachable', status: null },
  ],
  ['speaks another protocol', (socket) => void socket.write('220 mail ESMTP\r\n'), { outcome: 'refused' }],
  [
    'sends headers without end',
    (socket) => void socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(200_000)}`),
    { outcome: 'refused' },
  ],
]

test.each(misdeeds)(
  'a receiver that %s is done with in time, and its connection is gone',
  async (_, misdeed, known) => {
    answer = misdeed
    expect(await send()).toMatchObject(known)
    await noneIsLeft()
  },
)

test('a handshake that never ends is broken off, and its connection is gone', async () => {
  expect(await send('https')).toMatchObject({ outcome: 'timed-out', status: null })
  await noneIsLeft()
})

test('a name whose servers never answer is not waited for', async () => {
  const silent = createWebhookGateway({ resolve: () => undefined, timeoutMs })
  const webhook = { url: 'https://hooks.example.com/', id: 'e1', body: '{}', secrets }
  expect(await silent.send(webhook)).toMatchObject({ outcome: 'timed-out', status: null })
})

test('no connection is kept after an answer either', async () => {
  answer = (socket) => void socket.write('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n')
  expect(await send()).toMatchObject({ outcome: 'delivered' })
  await noneIsLeft()
})
