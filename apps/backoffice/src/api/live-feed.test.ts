import { expect, test } from 'vitest'
import type { Change } from './live-changes.ts'
import { connectionOf, createLiveFeed, type FeedMessage, type FeedParts } from './live-feed.ts'

const change = (subjectId: string): Change => ({
  subjectKind: 'financing',
  subjectId,
  action: 'sent',
  at: '2026-11-22T10:00:00.000Z',
})

/** Several tabs over one lock and one channel; `leave` closes the leading tab. */
function browser() {
  const channels = new Set<FeedParts['channel']>()
  const waiting: (() => Promise<void>)[] = []
  const connections: { from: string; open: boolean; hear: (id: string) => void }[] = []
  let led = false
  const next = () => {
    const work = waiting.shift()
    if (!work) return
    led = true
    void work().then(() => {
      led = false
      next()
    })
  }
  const tab = () => {
    const heard: string[] = []
    const channel: FeedParts['channel'] = {
      onmessage: null,
      postMessage: (message: FeedMessage) => {
        for (const other of channels) if (other !== channel) other.onmessage?.({ data: message } as MessageEvent)
      },
      close: () => channels.delete(channel),
    }
    channels.add(channel)
    const feed = createLiveFeed({
      after: '0',
      channel,
      lead: (work) => {
        waiting.push(work)
        if (!led) next()
      },
      connect: (from, on) => {
        const connection = { from, open: true, hear: (id: string) => on.change(id, change(id)) }
        connections.push(connection)
        return { unsubscribe: () => (connection.open = false) }
      },
      onChange: ({ subjectId }) => heard.push(subjectId),
      onConnected: () => {},
    })
    return { heard, feed }
  }
  return { tab, connections }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('twelve tabs share one connection, and each hears every change once', () => {
  const { tab, connections } = browser()
  const tabs = Array.from({ length: 12 }, tab)
  connections[0]!.hear('1')
  connections[0]!.hear('2')
  expect(connections).toHaveLength(1)
  for (const { heard } of tabs) expect(heard).toEqual(['1', '2'])
})

test('the first tab to connect asks for all that happened since what it shows was read; when it closes, the next goes on after the last change it has seen', async () => {
  const { tab, connections } = browser()
  const [first, second, third] = [tab(), tab(), tab()]
  connections[0]!.hear('1')
  first.feed.stop()
  await settled()
  expect(connections.map(({ from, open }) => ({ from, open }))).toEqual([
    { from: '0', open: false },
    { from: '1', open: true },
  ])
  connections[1]!.hear('2')
  expect(second.heard).toEqual(['1', '2'])
  expect(third.heard).toEqual(['1', '2'])
  expect(first.heard).toEqual(['1'])
})

test('a change heard again by a new leader is told once', async () => {
  const { tab, connections } = browser()
  const [first, second] = [tab(), tab()]
  connections[0]!.hear('1')
  first.feed.stop()
  await settled()
  connections[1]!.hear('1')
  expect(second.heard).toEqual(['1'])
})

test('a tab that closes before it led never connects', async () => {
  const { tab, connections } = browser()
  const [first, second] = [tab(), tab()]
  second.feed.stop()
  first.feed.stop()
  await settled()
  expect(connections).toHaveLength(1)
})

test('a connection is called lost after a failure only, not while it is made for the first time', () => {
  expect(connectionOf({ state: 'idle', error: null })).toBeUndefined()
  expect(connectionOf({ state: 'connecting', error: null })).toBeUndefined()
  expect(connectionOf({ state: 'connecting', error: new Error('gone') })).toBe(false)
  expect(connectionOf({ state: 'pending', error: null })).toBe(true)
})
