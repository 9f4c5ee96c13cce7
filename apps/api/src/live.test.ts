import { listen } from '@cauce/database/listen'
import { until } from '@cauce/testing/until'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Serving, serve } from './serving.ts'
import { insertMerchant, insertUser, testApi } from './testing/api.ts'

const api = await testApi()
const merchantId = await insertMerchant(api)
const foreignId = await insertMerchant(api, 'Sur')
const ana = await insertUser(api, { email: 'ana@example.com', merchantId })
await insertUser(api, { email: 'luis@example.com', merchantId })

let serving: Serving
const ear = listen({ url: api.url, channel: 'action_log', onWake: api.api.wake })
beforeAll(async () => {
  serving = await serve(api.api.backOffice, 0)
})
afterAll(async () => {
  await ear.close()
  await serving.stop(0)
})

/** What the running test made happen. */
const fresh = new Set<string>()
beforeEach(() => fresh.clear())

type Event = { event?: string; id?: string; data?: { subjectKind: string; subjectId: string; action: string } }

/** Opens the live stream as a browser does, and collects what comes until closed. */
function follow(cookie: string, lastEventId?: string) {
  const events: Event[] = []
  const closing = new AbortController()
  const ended = (async () => {
    const input = lastEventId ? `?input=${encodeURIComponent(JSON.stringify({ lastEventId }))}` : ''
    const answer = await fetch(`http://localhost:${serving.port}/trpc/live.changes${input}`, {
      headers: { cookie, accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) },
      signal: closing.signal,
    })
    let text = ''
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString()
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) events.push(parsed(block))
    }
  })().catch(() => undefined)
  // Where other test files' transactions held the horizon back, a stream begins a little before now.
  const changes = () =>
    events.filter(({ data, id }) => id && data?.subjectKind !== 'live' && fresh.has(data?.action ?? ''))
  return {
    events,
    changes,
    ended,
    opened: () => until('the stream', async () => events.some(({ id }) => id)),
    close: () => closing.abort(),
  }
}

function parsed(block: string): Event {
  const fields = block
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(/: (.*)/s).slice(0, 2))
  const { data, ...rest } = Object.fromEntries(fields)
  return { ...rest, ...(data && { data: JSON.parse(data) }) }
}

const happen = (action: string, merchant = merchantId, subject?: { subject_kind: string; subject_id: string }) => {
  fresh.add(action)
  return api.owner
    .insertInto('action_log')
    .values({
      merchant_id: merchant,
      actor_id: ana,
      actor_role: 'system',
      action,
      subject_kind: 'financing',
      subject_id: merchant,
      at: new Date().toISOString(),
      ...subject,
    })
    .execute()
}

test('what is committed reaches every tab within a second, and nothing of another merchant does', async () => {
  const cookie = await api.signIn('ana@example.com')
  const tabs = Array.from({ length: 10 }, () => follow(cookie))
  await Promise.all(tabs.map((tab) => tab.opened()))
  await happen('foreign', foreignId)
  await happen('first')
  await happen('second')
  await until('both changes in all tabs', async () => tabs.every((tab) => tab.changes().length === 2), 1_500)
  for (const tab of tabs) {
    expect(tab.changes().map(({ data }) => data?.action)).toEqual(['first', 'second'])
    tab.close()
  }
})

test('a session that follows too often is told so', async () => {
  const cookie = await api.signIn('ana@example.com')
  const streams = Array.from({ length: 10 }, () => follow(cookie))
  await Promise.all(streams.map((stream) => stream.opened()))
  const oneMore = follow(cookie)
  await until('the refusal', async () => JSON.stringify(oneMore.events).includes('"busy"'))
  for (const stream of [...streams, oneMore]) stream.close()
})

test('a tab that lost its connection is told what it missed, once', async () => {
  const cookie = await api.signIn('ana@example.com')
  const first = follow(cookie)
  await first.opened()
  await happen('seen')
  await until('the first change', async () => first.changes().length === 1)
  first.close()
  await happen('missed')
  const again = follow(cookie, first.changes()[0]?.id)
  await until('the missed change', async () => again.changes().length > 0)
  await happen('next')
  await until('the next change', async () => again.changes().length > 1)
  expect(again.changes().map(({ data }) => data?.action)).toEqual(['missed', 'next'])
  again.close()
})

test('a connection lost before any change skips none', async () => {
  const cookie = await api.signIn('ana@example.com')
  const first = follow(cookie)
  await first.opened()
  first.close()
  await happen('in between')
  const again = follow(cookie, first.events.find(({ id }) => id)?.id)
  await until('the change in between', async () => again.changes().length > 0)
  expect(again.changes()[0]?.data?.action).toBe('in between')
  again.close()
})

test('the stream ends when its session is ended', async () => {
  const cookie = await api.signIn('luis@example.com')
  const kept = await api.signIn('luis@example.com')
  const tab = follow(cookie)
  await tab.opened()
  const answer = await api.post('/trpc/access.endOtherSessions', undefined, { cookie: kept })
  expect(answer.status).toBe(200)
  await tab.ended
  expect(JSON.stringify(tab.events.at(-1))).toContain('not-signed-in')
})

test('a stream goes on with the role that somebody has now, and says to ask anew', async () => {
  const paula = await insertUser(api, { email: 'paula@example.com', merchantId })
  const tab = follow(await api.signIn('paula@example.com'))
  await tab.opened()
  await happen('as an administrator')
  await until('the change', async () => tab.changes().length === 1)
  await api.owner.updateTable('app_user').set({ role: 'dispatcher' }).where('id', '=', paula).execute()
  await happen('changed', merchantId, { subject_kind: 'user', subject_id: paula })
  await happen('not for a dispatcher')
  await happen('changed again', merchantId, { subject_kind: 'user', subject_id: paula })
  await until('what follows', async () => tab.changes().length === 3)
  expect(tab.changes().map(({ data }) => data?.action)).toEqual(['as an administrator', 'changed', 'changed again'])
  expect(tab.events.map(({ data }) => data?.action)).toContain('reopened')
  tab.close()
})

test('nobody follows without a session', async () => {
  const answer = await fetch(`http://localhost:${serving.port}/trpc/live.changes`)
  const text = await answer.text()
  expect(text).toContain('not-signed-in')
  expect(text).not.toContain('opened')
})
