import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { type EntryRow, pageOfEntries } from './page-of-entries.ts'

/** No order has more entries than this: each is a deed of somebody, a charge or a payment. */
const entriesAtMost = 2_000

/**
 * All that an order moved, from the first entry to the last, and what each account comes to by it in cents, debits positive;
 * accounts that are at zero are left out. Refuses with `not-found`.
 */
export const entriesOfOrder = reading({
  name: 'ledger.of-order',
  permission: 'ledger.read',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const order = await db
      .selectFrom('orders as o')
      .innerJoin('merchant as m', 'm.id', 'o.merchant_id')
      .select(['o.id', 'o.reference', 'o.confirmed_at as confirmedAt', 'm.name as merchantName'])
      .where('o.id', '=', id)
      .executeTakeFirst()
    refuseUnless(order, 'not-found')
    const { rows } = await pageOfEntries(db, sql`e.order_id = ${id}`, { limit: entriesAtMost, direction: 'asc' })
    return { order, entries: rows, balances: balancesOf(rows) }
  },
})

function balancesOf(entries: readonly EntryRow[]): { account: string; balanceCents: number }[] {
  const by = new Map<string, number>()
  for (const { account, amountCents } of entries.flatMap(({ postings }) => postings))
    by.set(account, (by.get(account) ?? 0) + amountCents)
  return [...by].flatMap(([account, balanceCents]) => (balanceCents === 0 ? [] : [{ account, balanceCents }]))
}
