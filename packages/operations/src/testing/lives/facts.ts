import type { Db } from '@cauce/database/connection'
import { type RawBuilder, sql } from 'kysely'

/** What the database has of a merchant, read by the owner with no code of the product. Cents; dates are calendar dates. */
export type Facts = {
  orders: {
    id: string
    state: string
    total: number
    shipment: string
    returns: string
    binding: number
    isNamed: boolean
    waiting: number
  }[]
  lines: {
    orderId: string
    lineId: string
    name: string
    units: number
    priceCents: number
    shipped: boolean
    returned: number
  }[]
  plans: { id: string; orderId: string; principal: number; cost: number; total: number }[]
  instalments: {
    id: string
    orderId: string
    number: number | null
    dueOn: string
    /** The day from which it is charged, which is the day it is due but after a withdrawal. */
    chargedFrom: string
    cents: number
    isPaid: boolean
    isOverdue: boolean
  }[]
  charges: {
    id: string
    orderId: string
    purpose: string
    cents: number
    state: string
    intentId: string | null
    askedBy: string
    askedOn: string
    instalmentId: string | null
    /** Of the instalment that it pays, whichever version of the plan that was in. */
    instalment: string | null
    dueOn: string | null
    chargedFrom: string | null
  }[]
  refunds: { id: string; orderId: string; cents: number; state: string }[]
  parts: { id: string; refundId: string; orderId: string; intentId: string; cents: number; state: string }[]
  payments: {
    id: string
    number: string
    day: string
    state: string
    gross: number
    net: number
    vat: number
    paid: number
  }[]
  shares: { paymentId: string; orderId: string; gross: number; net: number; vat: number }[]
  /** What the accounts come to by order, debits positive. */
  books: { orderId: string | null; account: string; cents: number }[]
  /** Entries that do not balance, or have no postings. */
  unbalanced: string[]
}

const all = (query: RawBuilder<unknown>) => sql`coalesce((select json_agg(one) from (${query}) one), '[]'::json)`

export async function factsOf(owner: Db, merchantId: string): Promise<Facts> {
  const of = sql`merchant_id = ${merchantId}`
  const { rows } = await sql<{ facts: Facts }>`
    with o as materialized (select * from orders where ${of} and confirmed_at is not null),
    p as materialized (select id, order_id, version from payment_plan where ${of}),
    c as materialized (select * from charge where ${of}),
    r as materialized (select * from refund where ${of}),
    d as materialized (select * from disbursement where ${of}),
    e as materialized (select id, order_id from ledger_entry where ${of})
    select json_build_object(
      'orders', ${all(sql`
        select o.id, o.state, o.total_cents as total, o.shipment, o.returns,
          count(*) filter (where v.state = 'binding')::int as binding,
          bool_or(v.state = 'binding' and v.version = o.cart_version) as "isNamed",
          count(*) filter (where v.state = 'awaiting-acceptance')::int as waiting
        from o join cart_version v on v.order_id = o.id
        group by o.id, o.state, o.total_cents, o.shipment, o.returns`)},
      'lines', ${all(sql`
        select distinct on (l.line_id) l.order_id as "orderId", l.line_id as "lineId", l.name,
          case when l.version = o.cart_version then l.units else 0 end as units, l.unit_price_cents as "priceCents",
          s.line_id is not null as shipped,
          coalesce((select sum(back.units) from returned_line back where back.line_id = l.line_id), 0)::int as returned
        from o
        join cart_version v on v.order_id = o.id and v.state in ('binding', 'superseded')
        join cart_line l on l.order_id = o.id and l.version = v.version
        left join order_line s on s.line_id = l.line_id
        where l.version = o.cart_version or s.line_id is not null
        order by l.line_id, l.version desc`)},
      'plans', ${all(sql`
        select p.id, p.order_id as "orderId", v.principal_cents as principal, v.cost_cents as cost, v.total_cents as total
        from p join plan_version v on v.plan_id = p.id and v.version = p.version`)},
      'instalments', ${all(sql`
        select i.id, p.order_id as "orderId", i.number, i.due_on as "dueOn",
          coalesce(i.charged_from, i.due_on) as "chargedFrom", i.amount_cents as cents,
          i.paid_at is not null as "isPaid", i.overdue_at is not null as "isOverdue"
        from p join instalment i on i.plan_id = p.id where i.until_version is null order by i.due_on, i.number`)},
      'charges', ${all(sql`
        select c.id, c.order_id as "orderId", c.purpose, c.amount_cents as cents, c.state, c.intent_id as "intentId",
          c.asked_by as "askedBy", c.asked_on as "askedOn", c.instalment_id as "instalmentId",
          c.order_id || ' ' || i.number || ' ' || i.due_on as instalment,
          i.due_on as "dueOn", i.charged_from as "chargedFrom"
        from c left join instalment i on i.id = c.instalment_id order by c.begun_at, c.id`)},
      'refunds', ${all(sql`
        select id, order_id as "orderId", amount_cents as cents, state from r order by due_at, number`)},
      'parts', ${all(sql`
        select part.id, r.id as "refundId", r.order_id as "orderId", c.intent_id as "intentId", part.amount_cents as cents,
          part.state
        from r join refund_part part on part.refund_id = r.id join c on c.id = part.charge_id order by r.number, part.id`)},
      'payments', ${all(sql`
        select id, number, day, state, gross_cents as gross, net_cents as net, vat_cents as vat, paid_cents as paid
        from d order by day`)},
      'shares', ${all(sql`
        select d.id as "paymentId", l.order_id as "orderId", shipped_cents - returned_cents as gross, l.net_cents as net,
          l.vat_cents as vat
        from d join disbursement_line l on l.disbursement_id = d.id`)},
      'books', ${all(sql`
        select e.order_id as "orderId", post.account, sum(post.amount_cents) as cents
        from e join ledger_posting post on post.entry_id = e.id group by e.order_id, post.account`)},
      'unbalanced', coalesce((
        select json_agg(id) from (
          select e.id from e left join ledger_posting post on post.entry_id = e.id group by e.id
          having coalesce(sum(post.amount_cents), 1) <> 0
        ) broken), '[]'::json)
    ) as facts`.execute(owner)
  return rows[0]!.facts
}
