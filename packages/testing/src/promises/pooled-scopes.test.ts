import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 2 })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const merchants = Array.from({ length: 3 }, () => randomUUID())
const shape = { legal_name: 'M', tax_id: 'M', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }
beforeAll(async () => {
  await owner
    .insertInto('merchant')
    .values(merchants.map((id) => ({ id, name: id, ...shape })))
    .execute()
})

type Step = { who: number; fails: boolean; writes: boolean }
const steps = fc.array(fc.record({ who: fc.nat({ max: 3 }), fails: fc.boolean(), writes: fc.boolean() }), {
  minLength: 2,
  maxLength: 30,
})

test('however readers and writers of several merchants share connections, each sees its own scope only', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (interleaved: Step[]) => {
      await Promise.all(
        interleaved.map(async ({ who, fails, writes }) => {
          const merchantId = merchants[who]
          const scope: Scope = merchantId ? { kind: 'merchant', merchantId, centreIds: 'all' } : { kind: 'platform' }
          const answer = database[writes ? 'write' : 'read'](scope, async (db) => {
            const seen = await db.selectFrom('merchant').select('id').orderBy('id').execute()
            expect(seen.map(({ id }) => id)).toEqual(merchantId ? [merchantId] : merchants.toSorted())
            if (fails) throw new Error('meant to fail')
          })
          if (fails) await expect(answer).rejects.toThrow('meant to fail')
          else await answer
        }),
      )
    }),
    { numRuns: 40 },
  )
})

test('a connection lost in the middle is replaced by one with the right scope', async () => {
  const [first, second] = merchants as [string, string]
  const scope = (merchantId: string): Scope => ({ kind: 'merchant', merchantId, centreIds: 'all' })
  const killed = database.read(scope(first), async (db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(owner)
    await db.selectFrom('merchant').select('id').execute()
  })
  await expect(killed).rejects.toThrow()
  for (const merchantId of [second, first, second]) {
    const seen = await database.read(scope(merchantId), (db) => db.selectFrom('merchant').select('id').execute())
    expect(seen).toEqual([{ id: merchantId }])
  }
})
