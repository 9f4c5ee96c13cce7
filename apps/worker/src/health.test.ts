import { Unready } from '@cauce/server/health'
import { expect, test } from 'vitest'
import { serveHealth } from './health.ts'

test('the worker says of itself that it lives, and of each part whether it works', async () => {
  const health = await serveHealth(
    { port: 0, host: '127.0.0.1' },
    {
      fine: async () => 'answers',
      worker: async () => {
        throw new Unready('the worker is STOPPED')
      },
    },
  )
  const at = (path: string) => fetch(`http://127.0.0.1:${health.port}${path}`)
  try {
    expect(await (await at('/health/live')).json()).toEqual({ status: 'up' })
    const ready = await at('/health/ready')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({
      status: 'down',
      checks: { fine: { ok: true, reason: 'answers' }, worker: { ok: false, reason: 'the worker is STOPPED' } },
    })
    expect((await at('/else')).status).toBe(404)
  } finally {
    await health.stop()
  }
})
