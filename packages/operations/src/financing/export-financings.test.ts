import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { FinancingFilter } from '@cauce/domain/financing/filter'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testMerchant } from '../testing/merchant.ts'
import { exportFinancings } from './export-financings.ts'
import { sendFinancing } from './send-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const perform = createPerform({ database, linkKey: 'a key for tests' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const exported = async (actor: Actor, filter: object = {}) => {
  const { batches, timeZone } = await exportFinancings(perform, actor, FinancingFilter.parse(filter))
  const sizes: number[] = []
  const ids = new Set<string>()
  for await (const batch of batches) {
    sizes.push(batch.length)
    for (const { id } of batch) ids.add(id)
  }
  return { timeZone, sizes, ids }
}

test('an export yields every row of the view once, in batches, and is in the log', async () => {
  const merchant = await testMerchant(owner)
  const { id } = await perform(sendFinancing, merchant.administrator, merchant.sale())
  await sql`
    with copied as (
      insert into orders (merchant_id, centre_id, customer_id, customer_name, phone, email, locale, total_cents, reference,
        placed_at)
      select merchant_id, centre_id, customer_id, customer_name, phone, email, locale, total_cents, 'R-' || n, created_at
      from financing, generate_series(1, 2100) n
      where id = ${id} returning id, reference)
    insert into financing (merchant_id, centre_id, order_id, customer_id, agent_id, product_id, reference, customer_name,
      phone, email, locale, total_cents, offer_ends_at, created_at)
    select merchant_id, centre_id, copied.id, customer_id, agent_id, product_id, copied.reference, customer_name,
      phone, email, locale, total_cents, offer_ends_at, created_at
    from financing, copied where financing.id = ${id}`.execute(owner)

  const all = await exported(merchant.administrator)
  expect(all.sizes).toEqual([1000, 1000, 101])
  expect(all.ids.size).toBe(2101)
  expect(all.timeZone).toBe('Europe/Madrid')
  expect((await exported(merchant.administrator, { search: 'R-2099' })).ids.size).toBe(1)
  const logged = await owner
    .selectFrom('action_log')
    .select('actor_id')
    .where('action', '=', 'financing.export')
    .execute()
  expect(logged).toEqual([{ actor_id: merchant.administrator.userId }, { actor_id: merchant.administrator.userId }])
})

test('an export holds the actor’s scope only, and needs its own permission', async () => {
  const [one, other] = [await testMerchant(owner), await testMerchant(owner)]
  const mine = await perform(sendFinancing, one.administrator, one.sale())
  await perform(sendFinancing, one.administrator, one.sale({ centreId: one.centreIds[1] }))
  await perform(sendFinancing, other.administrator, other.sale())
  const manager: Actor = { ...one.agent, role: 'centre-manager' }
  expect([...(await exported(manager)).ids]).toEqual([mine.id])
  await expect(exported(one.agent)).rejects.toMatchObject({ code: 'forbidden' })
})
