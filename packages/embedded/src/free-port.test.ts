import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'

test.each(['127.0.0.1', '0.0.0.0', '::'])('a port taken on %s gives the next free one', async (host) => {
  const server = createServer()
  const wanted = await freePort()
  server.listen(wanted, host)
  await once(server, 'listening')
  try {
    const next = await freePort(wanted, new Set([wanted + 1]))
    expect(next).toBeGreaterThan(wanted + 1)
  } finally {
    server.close()
  }
})

test('a free port is kept', async () => {
  const wanted = await freePort()
  expect(await freePort(wanted)).toBe(wanted)
})
