import type { Db } from '@cauce/database/connection'
import type { OrderLine } from '@cauce/domain/orders/order-lines'
import { sql } from 'kysely'
import { type CartLineRow, cartLine } from './read-cart.ts'

/** A line with what happened to it; `shippedAt` is an ISO instant. */
export type StandingLine = OrderLine & { shippedAt: string | null }

/**
 * The lines of an order as they stand, in the cart's order: those of the cart that binds, then those that came back whole,
 * with no unit kept, as they last were.
 */
export async function orderLines(db: Db, orderId: string): Promise<StandingLine[]> {
  const { rows } = await sql<
    CartLineRow & { line_id: string; shipped_at: string | null; returned: number; kept: boolean }
  >`
    with line as (
      select distinct on (l.line_id) l.*, l.version = o.cart_version as kept
      from cart_line l
        join orders o on o.id = l.order_id
        join cart_version v on v.order_id = l.order_id and v.version = l.version and v.state in ('binding', 'superseded')
      where l.order_id = ${orderId}
      order by l.line_id, l.version desc
    )
    select line.line_id, line.kind, line.reference, line.name, line.unit_price_cents,
      case when kept then line.units else 0 end as units, line.tax_treatment, line.service_id, sent.shipped_at,
      coalesce((select sum(back.units) from returned_line back where back.line_id = line.line_id), 0)::int as returned, kept
    from line left join order_line sent on sent.line_id = line.line_id
    where kept or sent.line_id is not null
    order by kept desc, line.position, line.line_id`.execute(db)
  return rows.map((line) => ({
    lineId: line.line_id,
    ...cartLine(line),
    shipped: line.shipped_at !== null,
    shippedAt: line.shipped_at,
    returnedUnits: line.returned,
  }))
}
