import { OverduePage } from '@cauce/domain/payments/overdue'
import { sql } from 'kysely'
import { searchTerms } from '../financing/search-words.ts'
import { oneOf, saysTerms } from '../list-conditions.ts'
import { cursorInstant, decodeCursor, encodeCursor } from '../list-cursor.ts'
import { reading } from '../operation.ts'

/**
 * The instalments that are overdue, longest first, with the order and whom to call; `next` continues the list. With
 * what all of them come to, in cents.
 */
export const listOverdue = reading({
  name: 'payments.list-overdue',
  permission: 'payments.take',
  input: OverduePage,
  async run({ db, actor: { scope } }, { after, limit, ...filter }) {
    let overdue = db
      .selectFrom('instalment as i')
      .innerJoin('payment_plan as plan', 'plan.id', 'i.plan_id')
      .innerJoin('orders as o', 'o.id', 'plan.order_id')
      .where('i.overdue_at', 'is not', null)
      .where('i.paid_at', 'is', null)
      .where('i.until_version', 'is', null)
    if (scope.kind === 'merchant') {
      overdue = overdue.where('i.merchant_id', '=', scope.merchantId)
      if (scope.centreIds !== 'all') overdue = overdue.where(oneOf('o.centre_id', scope.centreIds))
    }
    const terms = searchTerms(filter.search)
    if (terms) overdue = overdue.where(saysTerms(terms, { searchText: 'o.search_text', reference: 'o.reference_key' }))
    if (filter.merchantIds?.length) overdue = overdue.where(oneOf('i.merchant_id', filter.merchantIds))
    if (filter.centreIds?.length) overdue = overdue.where(oneOf('o.centre_id', filter.centreIds))
    if (filter.from) overdue = overdue.where('i.due_on', '>=', filter.from)
    if (filter.to) overdue = overdue.where('i.due_on', '<=', filter.to)
    if (filter.minCents !== undefined) overdue = overdue.where('i.amount_cents', '>=', filter.minCents)
    if (filter.maxCents !== undefined) overdue = overdue.where('i.amount_cents', '<=', filter.maxCents)
    const all = await overdue
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number | null>('i.amount_cents').as('cents')])
      .executeTakeFirstOrThrow()
    let page = overdue.orderBy('i.overdue_at').orderBy('i.id')
    if (after !== undefined) {
      const ended = decodeCursor(after, cursorInstant)
      page = page.where(sql<boolean>`(i.overdue_at, i.id) > (${ended.value}::timestamptz, ${ended.id}::uuid)`)
    }
    const found = await page
      .innerJoin('merchant', 'merchant.id', 'i.merchant_id')
      .innerJoin('centre', 'centre.id', 'o.centre_id')
      .select(['i.id', 'i.number', 'i.due_on as dueOn', 'i.amount_cents as amountCents', 'i.overdue_at as overdueAt'])
      .select(['o.id as orderId', 'o.reference', 'o.customer_name as customerName', 'o.phone'])
      .select(['merchant.name as merchantName', 'centre.name as centreName'])
      .select(({ selectFrom }) =>
        selectFrom('charge')
          .select('charge.decline_code')
          .whereRef('charge.instalment_id', '=', 'i.id')
          .where('charge.state', '=', 'declined')
          .orderBy('charge.begun_at', 'desc')
          .limit(1)
          .as('declineCode'),
      )
      .limit(limit + 1)
      .execute()
    const rows = found.slice(0, limit).map((row) => ({ ...row, overdueAt: row.overdueAt as string }))
    const last = rows.at(-1)
    return {
      rows,
      next: found.length > limit && last ? encodeCursor({ value: last.overdueAt, id: last.id }) : null,
      total: { count: Number(all.count), amountCents: Number(all.cents ?? 0) },
    }
  },
})
