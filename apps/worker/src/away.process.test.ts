import { testDatabase } from '@cauce/testing/database'
import { restartableTemporal } from '@cauce/testing/temporal-server'
import { until } from '@cauce/testing/until'
import { afterAll, afterEach, expect, test } from 'vitest'
import { spawnWorker } from './testing/worker-process.ts'
import { openWorld } from './testing/world.ts'

const { url } = await testDatabase()
const temporal = await restartableTemporal()
const world = await openWorld(url, temporal.address)
const { sandbox } = world

const running: ReturnType<typeof spawnWorker>[] = []
const startWorker = () => {
  const worker = spawnWorker(world.variables)
  running.push(worker)
  return worker
}
afterEach(async () => {
  sandbox.settings.calm()
  await Promise.all(running.splice(0).map((worker) => worker.end('SIGKILL')))
})
afterAll(async () => {
  await temporal.remove()
  await world.close()
})

const textsOf = async (id: string) => {
  const token = await world.tokenOf(id)
  return (await world.texts()).filter(({ body }) => body.includes(token))
}
const linkSent = (id: string) =>
  until('the link is sent', async () => (await world.messages(id))[0]?.state === 'sent', 40_000)

test('what is committed while Temporal is away reaches its process once, when it is there', async () => {
  await temporal.stop()
  startWorker()
  const { id } = await world.send()
  await temporal.start()
  await linkSent(id)
  expect(await textsOf(id)).toHaveLength(1)

  await temporal.stop()
  const attemptId = await world.pay(id)
  await temporal.start()
  await world.untilState(id, 'confirmed', 40_000)
  const { intent_id } = await world.attempt(attemptId)
  expect(await sandbox.control<unknown[]>(`charges?intent=${intent_id}`)).toHaveLength(1)
  expect(await textsOf(id)).toHaveLength(1)
  await until(
    'the news are sent',
    async () => (await world.messages(id)).every(({ state }) => state === 'sent'),
    20_000,
  )
  expect((await world.messages(id)).map(({ template }) => template)).toEqual([
    'financing-link',
    'financing-confirmed',
    'financing-confirmed',
  ])
}, 150_000)

test('a worker told to stop in the middle of a step does not wait for it, and the next one finishes it', async () => {
  await temporal.start()
  const worker = startWorker()
  sandbox.patch({ sms: { answerDelayMs: 60_000 } })
  const { id } = await world.send()
  await worker.shows(until('the text is on its way', async () => (await textsOf(id)).length === 1, 40_000))
  const { code, words } = await worker.end('SIGTERM')
  expect(code, words).toBe(0)
  expect((await world.messages(id))[0]?.state, 'the step was still waiting').not.toBe('sent')

  sandbox.settings.calm()
  startWorker()
  await linkSent(id)
  expect(await textsOf(id)).toHaveLength(1)
}, 150_000)

test('a worker that is killed while it charges is followed by another within seconds, and the money is taken once', async () => {
  await temporal.start()
  const worker = startWorker()
  const { id } = await world.send()
  const { attemptId, clientSecret, intentId } = await world.begin(id)
  await world.enter(clientSecret, '4242424242424242')
  sandbox.patch({ acquirer: { answerDelayMs: 3_000 } })
  await world.submit(id, attemptId)
  const charges = () => sandbox.control<{ amount_captured: number }[]>(`charges?intent=${intentId}`)
  await worker.shows(
    until('the money is taken', async () => (await charges()).some((charge) => charge.amount_captured > 0), 40_000),
  )
  await worker.end('SIGKILL')
  expect((await world.financing(id)).state).toBe('live')

  sandbox.settings.calm()
  startWorker()
  await world.untilState(id, 'confirmed', 30_000)
  expect(await charges()).toMatchObject([{ amount_captured: 40_500 }])
}, 150_000)

test('a worker that waits for Temporal stops at once when told to', async () => {
  await temporal.stop()
  // A worker that was killed leaves what it held.
  const leftHeld = await world.heldJobs()
  const worker = startWorker()
  const { id } = await world.send()
  await worker.shows(until('it tries', async () => (await world.heldJobs()) > leftHeld, 40_000))
  expect(await worker.end('SIGTERM')).toMatchObject({ code: 0 })
  expect((await world.messages(id))[0]?.state).toBe('queued')
}, 60_000)
