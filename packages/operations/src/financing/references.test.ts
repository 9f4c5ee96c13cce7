import { openDatabase, openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testMerchant } from '../testing/merchant.ts'
import { checkReference } from './check-reference.ts'
import { sendFinancing } from './send-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const perform = createPerform({ database, linkKey: 'a key for tests' })
const { agent, sale } = await testMerchant(owner)
afterAll(() => Promise.all([owner.destroy(), database.close()]))

test('a reference that only looks different is taken, early and when sending', async () => {
  await perform(sendFinancing, agent, sale({ reference: 'Mkt-Ñ 27' }))
  for (const reference of ['MKT-Ñ 27', 'mkt-ñ  27', 'ＭＫＴ－Ñ 27', ' Mkt-N\u0303\u00a027 ']) {
    expect(await perform(checkReference, agent, { reference }), reference).toEqual({ taken: true })
    await expect(perform(sendFinancing, agent, sale({ reference })), reference).rejects.toMatchObject({
      code: 'reference-taken',
    })
  }
  expect(await perform(checkReference, agent, { reference: 'MKT-N 27' })).toEqual({ taken: false })
})

test('whether a reference is taken is read from its index', async () => {
  const plan = await database.read(agent.scope, async (db) => {
    await sql`set enable_seqscan = off`.execute(db)
    const { rows } = await sql<Record<string, string>>`explain select id from orders
      where merchant_id = ${sale().centreId}::uuid and reference_key = lower(${'A'}::text)`.execute(db)
    await sql`reset enable_seqscan`.execute(db)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Cond: .*reference_key/)
})
