import { type RawBuilder, type SqlBool, sql } from 'kysely'

type Conditions = {
  /** Which merchants' rows count, for a table by its name in the statement. */
  of: (table: string) => RawBuilder<SqlBool>
}

/** What the ledger says of each order, debits positive. */
const booksOfOrders = ({ of }: Conditions) => sql`
  select e.order_id,
    coalesce(sum(p.amount_cents) filter (where p.account = 'shopper-receivable'), 0)::bigint as receivable,
    coalesce(sum(p.amount_cents) filter (where p.account = 'shopper-receivable' and e.kind not in ('capture', 'refund')), 0)::bigint as agreed,
    coalesce(sum(p.amount_cents) filter (where p.account = 'shopper-receivable' and e.kind = 'refund'), 0)::bigint as given,
    coalesce(sum(p.amount_cents) filter (where p.account = 'acquirer-clearing'), 0)::bigint as clearing,
    coalesce(sum(p.amount_cents) filter (where p.account = 'bank' and e.kind = 'refund'), 0)::bigint as transferred,
    coalesce(sum(p.amount_cents) filter (where p.account = 'merchant-unshipped'), 0)::bigint as unshipped,
    coalesce(sum(p.amount_cents) filter (where p.account = 'merchant-payable'), 0)::bigint as payable,
    coalesce(sum(p.amount_cents) filter (where p.account = 'merchant-payable' and e.kind in ('payout', 'payout-rejected')), 0)::bigint as gross,
    coalesce(sum(p.amount_cents) filter (where p.account = 'deferred-cost-income'), 0)::bigint as cost,
    coalesce(sum(p.amount_cents) filter (where p.account = 'commission-income'), 0)::bigint as commission,
    coalesce(sum(p.amount_cents) filter (where p.account = 'commission-vat'), 0)::bigint as vat
  from ledger_entry e join ledger_posting p on p.entry_id = e.id
  where e.order_id is not null and ${of('e')} and ${of('p')}
  group by e.order_id`

/**
 * The cart that binds of each confirmed order, and what of it its merchant may be paid: `disbursableCents` of domain. Lines
 * that came back whole are in no cart, and were shipped.
 */
const cartsOfOrders = ({ of }: Conditions) => sql`
  select c.order_id, c.total,
    case
      when c.goods is null then case when exists (select from order_line back where back.order_id = c.order_id) then c.total else 0 end
      when c.all_shipped then c.total
      when c.goods = 0 then 0
      else (2 * c.total * c.shipped + c.goods) / (2 * c.goods)
    end as disbursable
  from (
    select o.id as order_id,
      greatest(0, coalesce(sum(case l.kind when 'discount' then -1 else 1 end * l.unit_price_cents * l.units), 0))::bigint as total,
      (sum(l.unit_price_cents * l.units) filter (where l.kind in ('service', 'product')))::bigint as goods,
      coalesce(sum(l.unit_price_cents * l.units) filter (where l.kind in ('service', 'product') and s.line_id is not null), 0)::bigint as shipped,
      bool_and(s.line_id is not null) filter (where l.kind in ('service', 'product')) as all_shipped
    from orders o
    left join cart_line l on l.order_id = o.id and l.version = o.cart_version
    left join order_line s on s.line_id = l.line_id
    where o.state = 'confirmed' and ${of('o')}
    group by o.id
  ) c`

/** The plan of each order as it stands, with what of its instalments nobody paid. */
const plansOfOrders = ({ of }: Conditions) => sql`
  select p.order_id, v.total_cents as total, v.cost_cents as cost, coalesce(open.unpaid, 0) as unpaid
  from payment_plan p
  join plan_version v on v.plan_id = p.id and v.version = p.version
  left join (
    select i.plan_id, (sum(i.amount_cents) filter (where i.paid_at is null))::bigint as unpaid
    from instalment i where i.until_version is null and ${of('i')} group by i.plan_id
  ) open on open.plan_id = p.id
  where ${of('p')}`

const chargesOfOrders = ({ of }: Conditions) => sql`
  select c.order_id, coalesce(sum(c.amount_cents) filter (where c.state = 'captured'), 0)::bigint as captured,
    bool_or(c.state in ('begun', 'unknown')) as unsettled
  from charge c where ${of('c')} group by c.order_id`

/** What is to go back to each order's shopper, what went to cards, what to accounts, and what is said to be done with. */
const refundsOfOrders = ({ of }: Conditions) => sql`
  select r.order_id, sum(r.amount_cents) as asked, sum(coalesce(g.cents, 0)) as on_cards,
    sum(coalesce(t.cents, 0)) as transferred,
    sum(case r.state when 'paid' then r.amount_cents else coalesce(g.cents, 0) + coalesce(t.cents, 0) end) as done
  from refund r
  left join (
    select p.refund_id, sum(p.amount_cents) as cents from refund_part p
    where p.state = 'succeeded' and ${of('p')} group by p.refund_id
  ) g on g.refund_id = r.id
  left join (
    select t.refund_id, sum(t.amount_cents) as cents from refund_transfer t where ${of('t')} group by t.refund_id
  ) t on t.refund_id = r.id
  where ${of('r')} group by r.order_id`

/** Money taken for sales that came to nothing: what is still to go back, and what did. */
const strayOfOrders = ({ of }: Conditions) => sql`
  select f.order_id, coalesce(sum(a.due_today_cents) filter (where a.state = 'captured'), 0) as taken,
    coalesce(sum(a.due_today_cents) filter (where a.state = 'refunded'), 0) as given
  from payment_attempt a join financing f on f.id = a.financing_id
  where a.state in ('captured', 'refunded') and ${of('a')}
    and not exists (select from payment_plan p where p.attempt_id = a.id)
  group by f.order_id`

const disbursedOfOrders = ({ of }: Conditions) => sql`
  select l.order_id, sum(l.shipped_cents - l.returned_cents) as gross, sum(l.net_cents) as net, sum(l.vat_cents) as vat
  from disbursement_line l join disbursement d on d.id = l.disbursement_id and d.state <> 'rejected'
  where ${of('l')} group by l.order_id`

const zero = (column: string) => sql`coalesce(${sql.ref(column)}, 0)`

/**
 * What is shown of each order beside what the ledger says of it, as rows (merchant_id, line, id, shown, ledger) in cents.
 * While a charge awaits its answer its plan cannot be spread anew: then what it comes to less what was paid counts.
 */
export const checkedOrders = (conditions: Conditions): RawBuilder<unknown> => sql`
  select o.merchant_id, line.name as line, o.id, line.shown, line.ledger
  from orders o
  left join (${booksOfOrders(conditions)}) b on b.order_id = o.id
  left join (${cartsOfOrders(conditions)}) c on c.order_id = o.id
  left join (${plansOfOrders(conditions)}) p on p.order_id = o.id
  left join (${chargesOfOrders(conditions)}) h on h.order_id = o.id
  left join (${refundsOfOrders(conditions)}) r on r.order_id = o.id
  left join (${strayOfOrders(conditions)}) s on s.order_id = o.id
  left join (${disbursedOfOrders(conditions)}) d on d.order_id = o.id
  cross join lateral (values
    ('instalments', case when h.unsettled
        then ${zero('p.total')} - ${zero('h.captured')} + ${zero('r.on_cards')} + ${zero('r.transferred')}
        else ${zero('p.unpaid')} - (${zero('r.asked')} - ${zero('r.on_cards')} - ${zero('r.transferred')})
      end - ${zero('s.taken')}, ${zero('b.receivable')}),
    ('plans', ${zero('p.total')}, ${zero('b.agreed')}),
    ('charges', ${zero('h.captured')} - ${zero('r.on_cards')} + ${zero('s.taken')}, ${zero('b.clearing')}),
    ('refunds', ${zero('r.done')} + ${zero('s.given')}, ${zero('b.given')}),
    ('transfers', ${zero('r.transferred')}, -${zero('b.transferred')}),
    ('carts', case o.state when 'confirmed' then o.total_cents else 0 end,
      -(${zero('b.unshipped')} + ${zero('b.payable')} - ${zero('b.gross')})),
    ('unshipped', ${zero('c.total')} - ${zero('c.disbursable')}, -${zero('b.unshipped')}),
    ('payable', ${zero('c.disbursable')} - ${zero('d.gross')}, -${zero('b.payable')}),
    ('cost', ${zero('p.cost')}, -${zero('b.cost')}),
    ('commission', ${zero('d.net')}, -${zero('b.commission')}),
    ('vat', ${zero('d.vat')}, -${zero('b.vat')})
  ) line (name, shown, ledger)
  where ${conditions.of('o')} and (b.order_id is not null or o.confirmed_at is not null or s.order_id is not null)`
