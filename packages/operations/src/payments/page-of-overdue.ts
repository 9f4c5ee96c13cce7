import type { OverdueStanding } from '@cauce/domain/payments/overdue'
import type { OverdueFilter } from '@cauce/domain/payments/overdue-questions'
import { sql } from 'kysely'
import { cutPage, type Order, pageOf } from '../list-cursor.ts'
import type { ReadingContext } from '../operation.ts'
import { daysDue, overdueInstalments, standing } from './overdue-instalments.ts'

/** An instalment that was due and is not paid. `dueOn` is a calendar date, amounts are cents. */
export type OverdueRow = {
  id: string
  orderId: string
  merchantName: string
  centreName: string
  reference: string
  customerName: string
  phone: string
  number: number
  dueOn: string
  daysOverdue: number
  amountCents: number
  /** How often its card was asked for it and refused, and the acquirer's code of the last refusal. */
  tries: number
  declineCode: string | null
  standing: OverdueStanding
  /** It is not known yet what became of a charge of it. */
  isAsked: boolean
}

const sorted: Record<OverdueFilter['sort'], Pick<Order, 'by' | 'type'>> = {
  age: { by: 'i.due_on', type: 'date' },
  amount: { by: 'i.amount_cents', type: 'bigint' },
}

/**
 * So many overdue instalments that a filter lets through, continuing where `after` says, with where to continue. Refuses
 * an `after` that no page in this order gave with `bad-input`.
 */
export async function pageOfOverdue(
  { db, actor, now }: ReadingContext,
  { after, ...filter }: OverdueFilter & { after?: string | undefined },
  limit: number,
): Promise<{ rows: OverdueRow[]; next: string | null }> {
  // Older is due earlier.
  const isAscending = (filter.direction === 'asc') === (filter.sort === 'amount')
  const direction = isAscending ? 'asc' : 'desc'
  const order = { ...sorted[filter.sort], id: 'i.id', direction } as const
  const found = await cutPage(overdueInstalments(db, actor.scope, now, filter), order, { after, limit })
    .innerJoin('centre', 'centre.id', 'o.centre_id')
    .select(['i.id', sql<number>`i.number`.as('number'), 'i.due_on as dueOn', 'i.amount_cents as amountCents'])
    .select(['o.id as orderId', 'o.reference', 'o.customer_name as customerName', 'o.phone'])
    .select(['m.name as merchantName', 'centre.name as centreName'])
    .select([
      daysDue(now).as('daysOverdue'),
      standing.$castTo<OverdueStanding>().as('standing'),
      charges().as('charges'),
    ])
    .execute()
  const rows = found.map(({ charges, ...row }) => ({ ...row, ...charges }))
  return pageOf(rows, limit, ({ id, amountCents, dueOn }) => ({
    value: filter.sort === 'amount' ? amountCents : dueOn,
    id,
  }))
}

const charges = () => sql<Pick<OverdueRow, 'tries' | 'declineCode' | 'isAsked'>>`(
  select jsonb_build_object(
    'tries', count(*) filter (where ch.state = 'declined'),
    'declineCode', (array_agg(ch.decline_code order by ch.begun_at desc) filter (where ch.state = 'declined'))[1],
    'isAsked', coalesce(bool_or(ch.state in ('begun', 'unknown')), false))
  from charge ch where ch.instalment_id = i.id)`
