import type { CustomerTable, OrdersTable } from '@cauce/database/tables'
import type { ReturnState, ShipmentState } from '@cauce/domain/orders/order-lines'
import type { ListedState } from '@cauce/domain/orders/states'
import { type RawBuilder, type Selection, sql } from 'kysely'

/** An order as a list shows it. Instants are ISO, amounts cents; `totalCents` is the cart that binds. */
export type OrderRow = {
  id: string
  confirmedAt: string
  merchantId: string
  reference: string
  customerId: string
  customerName: string
  phone: string
  totalCents: number
  /** How many instalments its plan has as it stands; none of an order that is not financed. */
  instalments: number
  /** What of them was paid. */
  paidCents: number
  /** What went back to the shopper, or is to. */
  refundedCents: number
  /** What the merchant was paid for it, before commission; what is on its way to the bank counts. */
  disbursedCents: number
  state: ListedState
  shipment: ShipmentState
  returns: ReturnState
  centreId: string
  /** Whether instalments of its customer are charged by themselves. */
  automaticPayments: boolean
}

type Sums = { instalments: number; paid: number; refunded: number; disbursed: number }

/** What a page has of each order `o`. */
export const pageColumns = [
  'o.id',
  'o.confirmed_at',
  'o.merchant_id',
  'o.reference',
  'o.customer_id',
  'o.customer_name',
  'o.phone',
  'o.total_cents',
  'o.state',
  'o.shipment',
  'o.returns',
  'o.centre_id',
] as const

/** What `orderRow` needs of an order `o` joined with its customer `c`; the sums are asked for the rows of a page only. */
export const rowColumns = [...pageColumns, 'c.automatic_payments'] as const

export const rowSums = (): RawBuilder<Sums> => sql<Sums>`(
  select jsonb_build_object(
    'instalments', count(i.number), 'paid', coalesce(sum(i.amount_cents) filter (where i.paid_at is not null), 0),
    'refunded', (select coalesce(sum(r.amount_cents), 0) from refund r where r.order_id = o.id),
    'disbursed', (
      select coalesce(sum(l.shipped_cents - l.returned_cents - l.net_cents - l.vat_cents), 0)
      from disbursement_line l join disbursement d on d.id = l.disbursement_id and d.state in ('sent', 'paid')
      where l.order_id = o.id))
  from payment_plan p join instalment i on i.plan_id = p.id and i.until_version is null
  where p.order_id = o.id)`

type StoredRow = Selection<{ o: OrdersTable; c: CustomerTable }, 'o' | 'c', (typeof rowColumns)[number]> & {
  sums: Sums
}

export const orderRow = (row: StoredRow): OrderRow => ({
  id: row.id,
  confirmedAt: row.confirmed_at!,
  merchantId: row.merchant_id,
  reference: row.reference,
  customerId: row.customer_id,
  customerName: row.customer_name,
  phone: row.phone,
  totalCents: row.total_cents,
  instalments: row.sums.instalments,
  paidCents: row.sums.paid,
  refundedCents: row.sums.refunded,
  disbursedCents: row.sums.disbursed,
  state: row.state as ListedState,
  shipment: row.shipment as ShipmentState,
  returns: row.returns as ReturnState,
  centreId: row.centre_id,
  automaticPayments: row.automatic_payments,
})
