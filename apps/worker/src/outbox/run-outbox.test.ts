import { openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { forgetStaleTask, runOutbox } from './run-outbox.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
afterAll(() => owner.destroy())

test('what is stale is forgotten every night', async () => {
  const nights: string[] = []
  const outbox = await runOutbox({
    ...{ databaseUrl: url, concurrency: 1, log: createLog('error'), tell: async () => undefined },
    sendLetter: async () => undefined,
    sendOrderMessage: async () => undefined,
    forgetStale: async () => void nights.push('forgotten'),
  })
  try {
    const planned = await until('it is planned', async () => {
      const { rows } = await sql<{ identifier: string }>`
        select identifier from graphile_worker._private_known_crontabs`.execute(owner)
      return rows.length > 0 && rows
    })
    expect(planned).toEqual([{ identifier: forgetStaleTask }])
    await sql`select graphile_worker.add_job(${forgetStaleTask})`.execute(owner)
    await until('it is done', async () => nights.length === 1)
  } finally {
    await outbox.stop()
  }
})
