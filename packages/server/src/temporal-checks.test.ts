import { once } from 'node:events'
import { createServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readiness } from './health.ts'
import { temporalChecks } from './temporal-checks.ts'

test('a Temporal that is not there is unready', async () => {
  const temporal = temporalChecks({ address: 'localhost:1' }, 'default')
  const health = await readiness(temporal.checks)
  expect(health.checks).toMatchObject({ temporal: { ok: false }, worker: { ok: false } })
  await temporal.close()
})

test('a Temporal that refuses is asked once by each check, so that nothing is left to close', async () => {
  const asked: string[] = []
  const refusing = createServer().on('stream', (stream, headers) => {
    asked.push(String(headers[':path']).split('/').at(-1) ?? '')
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '14' }, { endStream: true })
  })
  await once(refusing.listen(0, '127.0.0.1'), 'listening')
  const temporal = temporalChecks({ address: `127.0.0.1:${(refusing.address() as AddressInfo).port}` }, 'default')
  const health = await readiness(temporal.checks)
  await temporal.close()
  refusing.close()
  expect(health.checks).toMatchObject({ temporal: { ok: false }, worker: { ok: false } })
  expect(asked.toSorted()).toEqual(['DescribeNamespace', 'DescribeTaskQueue'])
})
