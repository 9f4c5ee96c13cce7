import { type Database, openOwner } from '@cauce/database/connection'
import { afterAll, expect, test } from 'vitest'
import { databaseChecks, readiness, scopeChecks, Unready } from './health.ts'
import { temporalChecks } from './temporal-checks.ts'
import { testApi } from './testing/api.ts'

const api = await testApi()

test('ready says of each part why it works', async () => {
  const answer = await api.api.backOffice.request(`${api.origin}/health/ready`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    status: 'up',
    checks: {
      database: { ok: true },
      migrations: { ok: true, reason: expect.stringContaining('none pending') },
      scope: { ok: true, reason: expect.stringContaining('works as cauce_app') },
    },
  })
})

test('live answers without asking anybody', async () => {
  expect((await api.api.backOffice.request(`${api.origin}/health/live`)).status).toBe(200)
})

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

test('a database that was not migrated is unready', async () => {
  const empty = openOwner(new URL('/postgres', api.url).href, 1)
  afterAll(() => empty.destroy())
  const { checks } = await readiness(databaseChecks(empty))
  expect(checks.migrations).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^\d+ migrations are not applied$/),
  })
})

test('connections that are not bound by row-level security are unready', async () => {
  const unbound: Database = { read: (_, run) => run(api.owner), write: () => Promise.reject(), close: async () => {} }
  const { checks } = await readiness(scopeChecks(unbound))
  expect(checks.scope).toEqual({ ok: false, reason: 'the application does not work as cauce_app' })
})

test('a Temporal that is not there is unready', async () => {
  const temporal = temporalChecks({ address: 'localhost:1' }, 'default')
  const health = await readiness(temporal.checks)
  expect(health.checks).toMatchObject({ temporal: { ok: false }, worker: { ok: false } })
  await temporal.close()
})
