import type { Db } from '@cauce/database/connection'
import type { Posting } from '@cauce/domain/ledger/entries'
import type { LedgerFact } from '@cauce/domain/ledger/facts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { beyond, type Order, pageOf } from '../list-cursor.ts'
import { type EntryTraces, entryTraces, factOf } from './entry-fact.ts'

/** An entry with what it tells of, and its postings, debits first. Instants are ISO. */
export type EntryRow = {
  id: string
  postedAt: string
  fact: LedgerFact
  merchantId: string
  merchantName: string
  /** The order that it is of, if any. */
  order: { id: string; reference: string } | null
  /** The payment to the merchant that it is of, if any. */
  payment: { id: string; number: string } | null
  postings: Posting[]
  /** What it moves: the sum of its debits, in cents. */
  amountCents: number
}

type Stored = EntryTraces & {
  id: string
  postedAt: string
  merchantId: string
  merchantName: string
  orderId: string | null
  reference: string | null
  paymentId: string | null
  postings: Posting[]
}

type Asked = { after?: string | undefined; limit: number; direction?: 'asc' | 'desc' }

/**
 * So many entries `e` that a condition lets through, the newest first unless asked otherwise, continuing where `after` says,
 * with where to continue. Cut before anything is joined. Refuses an `after` that no page gave with `bad-input`.
 */
export async function pageOfEntries(
  db: Db,
  condition: RawBuilder<SqlBool>,
  { after, limit, direction = 'desc' }: Asked,
): Promise<{ rows: EntryRow[]; next: string | null }> {
  const order: Order = { by: 'e.posted_at', type: 'timestamptz', id: 'e.id', direction }
  const sorted = sql`e.posted_at ${sql.raw(direction)}, e.id ${sql.raw(direction)}`
  const { rows: found } = await sql<Stored>`
    with e as materialized (
      select e.* from ledger_entry e where ${condition} and ${beyond(order, after)}
      order by ${sorted} limit ${limit + 1}
    )
    select e.id, e.kind, e.posted_at as "postedAt", e.merchant_id as "merchantId", m.name as "merchantName",
      o.id as "orderId", o.reference, d.id as "paymentId", posted.postings, ${entryTraces}
    from e
    join merchant m on m.id = e.merchant_id
    left join orders o on o.id = e.order_id
    left join disbursement d on d.id = e.disbursement_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('account', p.account, 'amountCents', p.amount_cents) order by p.position),
        '[]') as postings
      from ledger_posting p where p.entry_id = e.id
    ) posted
    order by ${sorted}`.execute(db)
  return pageOf(found.map(entryRow), limit, ({ postedAt, id }) => ({ value: postedAt, id }))
}

function entryRow(stored: Stored): EntryRow {
  const { id, postedAt, merchantId, merchantName, orderId, reference, paymentId, postings } = stored
  const { paymentNumber } = stored
  return {
    ...{ id, postedAt, fact: factOf(stored), merchantId, merchantName, postings },
    order: orderId === null || reference === null ? null : { id: orderId, reference },
    payment: paymentId === null || paymentNumber === null ? null : { id: paymentId, number: paymentNumber },
    amountCents: postings.reduce((sum, { amountCents }) => sum + Math.max(0, amountCents), 0),
  }
}
