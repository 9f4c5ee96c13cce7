import { RefundPage } from '@cauce/domain/payments/refund-questions'
import type { RefundCause } from '@cauce/domain/payments/refunds'
import { sql } from 'kysely'
import { searchTerms } from '../financing/search-words.ts'
import { oneOf, saysTerms } from '../list-conditions.ts'
import { cursorInstant, decodeCursor, encodeCursor } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { toTransferCents } from './refund-parts.ts'

/**
 * The refunds of which something is to be transferred, longest waiting first, with whom to ask for the account; `next`
 * continues the list. With what all of them come to, in cents. Refuses an `after` that no page gave with `bad-input`.
 */
export const listRefundsToTransfer = reading({
  name: 'refunds.list',
  permission: 'refunds.settle',
  input: RefundPage,
  async run({ db }, { after, limit, ...filter }) {
    let waiting = db
      .selectFrom('refund as r')
      .innerJoin('orders as o', 'o.id', 'r.order_id')
      .where('r.state', '=', 'to-transfer')
    const terms = searchTerms(filter.search)
    if (terms) waiting = waiting.where(saysTerms(terms, { searchText: 'o.search_text', reference: 'o.reference_key' }))
    if (filter.merchantIds?.length) waiting = waiting.where(oneOf('r.merchant_id', filter.merchantIds))
    if (filter.from) waiting = waiting.where('r.due_on', '>=', filter.from)
    if (filter.to) waiting = waiting.where('r.due_on', '<=', filter.to)
    const all = await waiting
      .select(({ fn }) => [fn.countAll<number>().as('count'), sql<number | null>`sum(${toTransferCents})`.as('cents')])
      .executeTakeFirstOrThrow()
    let page = waiting.orderBy('r.due_at').orderBy('r.id')
    if (after !== undefined) {
      const ended = decodeCursor(after, cursorInstant)
      page = page.where(sql<boolean>`(r.due_at, r.id) > (${ended.value}::timestamptz, ${ended.id}::uuid)`)
    }
    const found = await page
      .innerJoin('merchant', 'merchant.id', 'r.merchant_id')
      .select([
        'r.id',
        'r.number',
        'r.cause',
        'r.due_on as dueOn',
        'r.due_at as dueAt',
        'r.amount_cents as amountCents',
      ])
      .select(toTransferCents.as('toTransferCents'))
      .select(['o.id as orderId', 'o.reference', 'o.customer_name as customerName', 'o.phone', 'o.email'])
      .select('merchant.name as merchantName')
      .limit(limit + 1)
      .execute()
    const rows = found.slice(0, limit).map((row) => ({
      ...row,
      cause: row.cause as RefundCause,
      toTransferCents: Number(row.toTransferCents),
    }))
    const last = rows.at(-1)
    return {
      rows,
      next: found.length > limit && last ? encodeCursor({ value: last.dueAt, id: last.id }) : null,
      total: { count: Number(all.count), amountCents: Number(all.cents ?? 0) },
    }
  },
})
