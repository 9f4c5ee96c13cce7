import { openDatabase, openOwner, type Tx } from '@cauce/database/connection'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 2 })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

let merchantId: string
beforeAll(async () => {
  const values = { name: 'M', legal_name: 'M', tax_id: 'M', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }
  merchantId = (await owner.insertInto('merchant').values(values).returning('id').executeTakeFirstOrThrow()).id
})

const asMerchant = <T>(run: (tx: Tx) => Promise<T>) =>
  database.write({ kind: 'merchant', merchantId, centreIds: 'all' }, run)

const post = (key: string, amounts: number[]) =>
  asMerchant(async (tx) => {
    const { id } = await tx
      .insertInto('ledger_entry')
      .values({ merchant_id: merchantId, kind: 'test', fact_key: key, posted_at: '2026-11-22T10:00:00.000Z' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const lines = amounts.map((amount_cents, position) => ({
      entry_id: id,
      merchant_id: merchantId,
      position,
      account: `account-${position}`,
      amount_cents,
    }))
    await tx.insertInto('ledger_posting').values(lines).execute()
    return id
  })

test('a balanced entry is posted', async () => {
  const id = await post('balanced', [10_000, -9_000, -1_000])
  const lines = await owner.selectFrom('ledger_posting').select('amount_cents').where('entry_id', '=', id).execute()
  expect(lines).toHaveLength(3)
})

test('an entry that is a cent off is refused at commit, and nothing of it stays', async () => {
  await expect(post('a-cent-off', [10_000, -9_999])).rejects.toMatchObject({ code: '23514' })
  const left = await owner.selectFrom('ledger_entry').select('id').where('fact_key', '=', 'a-cent-off').execute()
  expect(left).toEqual([])
})

test('an entry that is a cent off is refused also when its postings are out of sight at commit', async () => {
  const attempt = asMerchant(async (tx) => {
    const { id } = await tx
      .insertInto('ledger_entry')
      .values({ merchant_id: merchantId, kind: 'test', fact_key: 'hidden', posted_at: '2026-11-22T10:00:00.000Z' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('ledger_posting')
      .values({ entry_id: id, merchant_id: merchantId, position: 0, account: 'a', amount_cents: 1 })
      .execute()
    await sql`select set_config('cauce.merchant', '', true)`.execute(tx)
  })
  await expect(attempt).rejects.toMatchObject({ code: '23514' })
})

test('what belongs to a merchant names only what belongs to the same', async () => {
  const { rows } = await sql<{ reference: string }>`
    select conrelid::regclass || ' → ' || confrelid::regclass as reference from pg_constraint c
    where contype = 'f' and cardinality(conkey) = 1
      and exists (select from pg_attribute where attrelid = conrelid and attname = 'merchant_id')
      and exists (select from pg_attribute where attrelid = confrelid and attname = 'merchant_id')
      and confrelid <> 'app_user'::regclass`.execute(owner)
  expect(rows).toEqual([])
})

test('a fact is posted once', async () => {
  await post('once', [500, -500])
  await expect(post('once', [500, -500])).rejects.toMatchObject({ code: '23505' })
})

test('a posted entry can be neither changed nor deleted by the application', async () => {
  const id = await post('kept', [700, -700])
  const attempts = [
    (tx: Tx) => tx.updateTable('ledger_posting').set({ amount_cents: 1 }).where('entry_id', '=', id).execute(),
    (tx: Tx) => tx.deleteFrom('ledger_posting').where('entry_id', '=', id).execute(),
    (tx: Tx) => tx.updateTable('ledger_entry').set({ kind: 'other' }).where('id', '=', id).execute(),
    (tx: Tx) => tx.deleteFrom('ledger_entry').where('id', '=', id).execute(),
  ]
  for (const attempt of attempts) await expect(asMerchant<unknown>(attempt)).rejects.toMatchObject({ code: '42501' })
})

test('the log of actions can be neither changed nor deleted by the application', async () => {
  const attempts = [
    (tx: Tx) => tx.updateTable('action_log').set({ action: 'other' }).execute(),
    (tx: Tx) => tx.deleteFrom('action_log').execute(),
  ]
  for (const attempt of attempts) await expect(asMerchant<unknown>(attempt)).rejects.toMatchObject({ code: '42501' })
})
