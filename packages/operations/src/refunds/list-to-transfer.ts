import { RefundPage } from '@cauce/domain/payments/refund-questions'
import type { RefundCause } from '@cauce/domain/payments/refunds'
import { sql } from 'kysely'
import { oneOf, saysTerms } from '../list-conditions.ts'
import { cutPage, pageOf } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { searchTerms } from '../search-words.ts'
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
    const order = { by: 'r.due_at', type: 'timestamptz', id: 'r.id', direction: 'asc' } as const
    const found = await cutPage(waiting, order, { after, limit })
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
      .execute()
    const rows = found.map((row) => ({
      ...row,
      cause: row.cause as RefundCause,
      toTransferCents: Number(row.toTransferCents),
    }))
    return {
      ...pageOf(rows, limit, ({ dueAt, id }) => ({ value: dueAt, id })),
      total: { count: Number(all.count), amountCents: Number(all.cents ?? 0) },
    }
  },
})
