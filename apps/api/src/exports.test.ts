import { expect, test } from 'vitest'
import { insertMerchant, insertUser, testApi } from './testing/api.ts'

const api = await testApi()
const merchantId = await insertMerchant(api)
await insertUser(api, { email: 'ana@example.com', merchantId })
await insertUser(api, { email: 'agent@example.com', merchantId, role: 'sales-agent' })

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
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="[a-z]+\\.${format}"$`))
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
