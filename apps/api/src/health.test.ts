import { type Database, openOwner } from '@cauce/database/connection'
import { databaseChecks, readiness, scopeChecks } from '@cauce/server/health'
import { afterAll, expect, test } from 'vitest'
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
