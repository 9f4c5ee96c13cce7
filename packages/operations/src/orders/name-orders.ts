import type { Tx } from '@cauce/database/connection'
import type { ShippedOrder } from '@cauce/domain/orders/questions'
import { sql } from 'kysely'

/** The id of each order that is named by id or by reference, in their order; undefined for one that is not in scope. */
export async function idsOfOrders(tx: Tx, named: readonly Pick<ShippedOrder, 'id' | 'reference'>[]) {
  const references = named.flatMap(({ reference }) => (reference === undefined ? [] : [reference]))
  const ids = named.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const { rows } = await sql<{ id: string; asked: string }>`
    select o.id, asked from unnest(${references}::text[]) as asked join orders o on o.reference_key = lower(asked)
    union all
    select o.id, o.id::text from orders o where o.id = any(${ids}::uuid[])`.execute(tx)
  const known = new Map(rows.map(({ id, asked }) => [asked, id]))
  return named.map(({ id, reference }) => known.get(id?.toLowerCase() ?? reference ?? ''))
}
