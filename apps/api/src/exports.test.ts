import type { Actor } from '@cauce/domain/access/scope'
import { Refusal } from '@cauce/domain/errors'
import type { Perform } from '@cauce/operations/perform'
import { pino } from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { exportRoutes } from './exports.ts'
import { fileTurns } from './http/file-turns.ts'
import { insertMerchant, insertUser, testApi } from './testing/api.ts'

const api = await testApi()
const merchantId = await insertMerchant(api)
await insertUser(api, { email: 'ana@example.com', merchantId })
await insertUser(api, { email: 'agent@example.com', merchantId, role: 'sales-agent' })

/** As a pattern. */
const aDay = '\\d{4}-\\d{2}-\\d{2}'
const view = { filter: { tab: 'all' }, format: 'csv', locale: 'es' }

test('the current view is a file to download, and that it was taken is in the log', async () => {
  const cookie = await api.signIn('ana@example.com')
  for (const [format, type, start] of [
    ['csv', 'text/csv; charset=utf-8', '\uFEFF'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ] as const) {
    const answer = await api.post('/exports/financings', { ...view, format }, { cookie })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="financiaciones-${aDay}\\.${format}"$`),
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.toString('utf8').startsWith(start)).toBe(true)
  }
  const taken = await api.owner
    .selectFrom('action_log')
    .select('action')
    .where('action', '=', 'financing.export')
    .execute()
  expect(taken).toHaveLength(2)
})

test('the action log is a file to download by the same means', async () => {
  const cookie = await api.signIn('ana@example.com')
  const view = { filter: { actions: ['log.export'] }, format: 'csv', locale: 'es' }
  const answer = await api.post('/exports/log', view, { cookie })
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(text).toContain('Registro exportado')
  expect(text.split('\r\n')[0]).toContain('Sobre qué')
  const agent = await api.signIn('agent@example.com')
  expect((await api.post('/exports/log', view, { cookie: agent })).status).toBe(403)
})

test('services, people and orders are files to download by the same means, with the words of their lists', async () => {
  const cookie = await api.signIn('ana@example.com')
  const filters = { services: {}, users: { roles: ['merchant-administrator'] }, orders: {} }
  const names = { services: 'servicios', users: 'usuarios', orders: 'pedidos' }
  const words = {
    services: 'Fecha de finalización;Duración',
    users: 'ana@example.com',
    orders: 'Referencia;Cliente;Teléfono',
  }
  for (const list of ['services', 'users', 'orders'] as const) {
    const filter = filters[list]
    for (const format of ['xlsx', 'csv']) {
      const answer = await api.post(`/exports/${list}`, { filter, format, locale: 'es' }, { cookie })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(`filename="${names[list]}-[\\d-]+\\.${format}"`),
      )
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (format === 'xlsx') expect(bytes.subarray(0, 2).toString()).toBe('PK')
      else expect(bytes.toString()).toContain(words[list])
    }
    const taken = await api.owner
      .selectFrom('action_log')
      .select('action')
      .where('action', '=', `${list}.export`)
      .execute()
    expect(taken).toHaveLength(2)
  }
  const agent = await api.signIn('agent@example.com')
  for (const list of ['services', 'users', 'orders'])
    expect(
      (await api.post(`/exports/${list}`, { filter: {}, format: 'csv', locale: 'es' }, { cookie: agent })).status,
    ).toBe(403)
})

test('who may not export gets nothing', async () => {
  const agent = await api.signIn('agent@example.com')
  const before = await api.contents()
  const refused = await api.post('/exports/financings', view, { cookie: agent })
  expect([refused.status, await api.codeOf(refused)]).toEqual([403, 'forbidden'])
  const nobody = await api.post('/exports/financings', view)
  expect([nobody.status, await api.codeOf(nobody)]).toEqual([401, 'not-signed-in'])
  expect(await api.contents()).toBe(before)
})

test('a view that is none is said', async () => {
  const cookie = await api.signIn('ana@example.com')
  const answer = await api.post('/exports/financings', { ...view, format: 'exe' }, { cookie })
  expect([answer.status, await api.codeOf(answer)]).toEqual([400, 'bad-input'])
})

describe('with many rows', () => {
  const lines: string[] = []
  const unreadForMs = 30_000
  afterEach(() => vi.useRealTimers())
  const actor: Actor = { userId: crypto.randomUUID(), role: 'ops', scope: { kind: 'platform' } }
  const texts = {
    merchantName: 'M',
    reference: 'R',
    customerName: 'C'.repeat(200),
    phone: '+34',
    centreName: 'N',
    agentName: 'A',
  }
  const row = { ...texts, createdAt: '2026-11-22T10:00:00.000Z', state: 'live', stage: null, deadReason: null }
  const batch = Array.from({ length: 1_000 }, () => ({ ...row, totalCents: 1, archivedAt: null }))
  /** Rows without end, or until the batch that fails. */
  const routes = (who: Actor, failsAt = Number.POSITIVE_INFINITY) => {
    let read = 0
    const perform = (async (action: { kind: string }) => {
      if (action.kind === 'operation') return { timeZone: 'Europe/Madrid', today: '2026-11-22' }
      if (++read >= failsAt) throw Object.assign(new Error('value of a person'), { severity: 'ERROR', code: '22000' })
      return { rows: batch, next: 'more' }
    }) as unknown as Perform
    const log = pino({}, { write: (line: string) => void lines.push(line) })
    const app = exportRoutes({ perform, actorOf: async () => who, log, unreadForMs, turns: fileTurns() })
    app.onError((error, c) => c.text('', error instanceof Refusal ? 503 : 500))
    return app
  }
  const ask = (app: ReturnType<typeof routes>) =>
    app.request('/financings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(view),
    })

  test('a person takes one file at a time, and a file that nobody reads is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const app = routes(actor)
    const first = await ask(app)
    expect(first.status).toBe(200)
    const reader = first.body!.getReader()
    await reader.read()
    expect((await ask(app)).status).toBe(503)
    await vi.advanceTimersByTimeAsync(unreadForMs)
    await expect(reader.read()).rejects.toThrow('ended early')
    const next = await ask(app)
    expect(next.status).toBe(200)
    await next.body?.cancel()
    expect((await ask(app)).status).toBe(200)
  })

  test('what fails at once is answered as a failure', async () => {
    expect((await ask(routes(actor, 1))).status).toBe(500)
  })

  test('what fails later breaks the file off, and the log holds no value of a row', async () => {
    lines.length = 0
    const answer = await ask(routes(actor, 3))
    expect(answer.status).toBe(200)
    await expect(answer.arrayBuffer()).rejects.toThrow('ended early')
    expect(lines.join()).toContain('22000')
    expect(lines.join()).not.toContain('person')
  })
})
