import { setTimeout as sleep } from 'node:timers/promises'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { spawnWorker } from '../testing/worker-process.ts'
import { openWorld } from '../testing/world.ts'
import { runOutbox } from './run-outbox.ts'

const { url } = await testDatabase()
const world = await openWorld(url, '127.0.0.1:9')
afterAll(() => world.close())

const { heldJobs } = world

test('the job of a runner that lives is left to it, and that of a killed one is taken up within seconds', async () => {
  const worker = spawnWorker(world.variables)
  const { id } = await world.send()
  await worker.shows(
    until('the worker holds the job, since Temporal is away', async () => (await heldJobs()) === 1, 40_000),
  )

  const told: string[] = []
  const outbox = await runOutbox({
    ...{ databaseUrl: url, concurrency: 2, log: createLog('error') },
    ...{ sendLetter: async () => undefined, sendOrderMessage: async () => undefined },
    forgetStale: async () => undefined,
    tell: async (command) => void told.push(command.process === 'financing' ? command.sale.id : ''),
  })
  try {
    await sleep(6_000)
    expect(told).toEqual([])
    expect(await worker.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' })
    await until('another runner has it', async () => told.length > 0, 20_000)
    expect(told).toEqual([id])
    await until('nothing is left', async () => (await heldJobs()) === 0)
  } finally {
    await outbox.stop()
    await worker.end('SIGKILL')
  }
}, 120_000)
