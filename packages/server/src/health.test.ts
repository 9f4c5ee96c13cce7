import { expect, test } from 'vitest'
import { readiness, Unready } from './health.ts'

test('one part that does not work makes the whole unready, with its reason and without its insides', async () => {
  const health = await readiness({
    fine: async () => 'answers',
    refused: async () => {
      throw Object.assign(new Error('connect to 10.1.2.3 with secret'), { code: 'ECONNREFUSED' })
    },
    empty: async () => {
      throw new Unready('nobody polls the task queue cauce')
    },
    silent: () => new Promise(() => undefined),
  })
  expect(health).toEqual({
    status: 'down',
    checks: {
      fine: { ok: true, reason: 'answers' },
      refused: { ok: false, reason: 'does not answer (ECONNREFUSED)' },
      empty: { ok: false, reason: 'nobody polls the task queue cauce' },
      silent: { ok: false, reason: 'no answer within 2000 ms' },
    },
  })
})
