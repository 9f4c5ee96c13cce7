import { type OrderColumn, orderColumns } from '@cauce/domain/orders/filter'
import type { ReturnState, ShipmentState } from '@cauce/domain/orders/order-lines'
import type { ListedState } from '@cauce/domain/orders/states'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { orderStateWords, returnWords, shipmentWords } from '@cauce/i18n/order-words'
import { word } from '@cauce/i18n/words'
import { amount, type Column, instant, number, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** An order as it is written into a file. Instants are ISO, amounts cents. */
export type ExportedOrder = {
  confirmedAt: string
  merchantName: string
  reference: string
  customerName: string
  phone: string
  totalCents: number
  instalments: number
  paidCents: number
  refundedCents: number
  disbursedCents: number
  state: ListedState
  shipment: ShipmentState
  returns: ReturnState
  centreName: string
  automaticPayments: boolean
}

/** Orders as a file to download, from batches of rows; a CSV flows out as they come in. */
export function ordersFile(
  batches: AsyncIterable<readonly ExportedOrder[]>,
  { format, locale, timeZone, today, columns = orderColumns }: TableForm<OrderColumn>,
): WrittenFile {
  const named = columnsIn(locale, timeZone)
  const chosen = columns.map((column) => named[column])
  return tableFile(m.orders_list_title({}, { locale }), chosen, batches, { format, locale, today })
}

type Header = (inputs: object, options: { locale: Locale }) => string

const columnsIn = (locale: Locale, timeZone: string): Record<OrderColumn, Column<ExportedOrder>> => {
  const column = (header: Header, widthCharacters: number, cell: Column<ExportedOrder>['cell']) => ({
    ...{ header: header({}, { locale }), widthCharacters, cell },
  })
  const yesNo = (is: boolean) => word(is ? m.log_yes : m.log_no, locale)
  return {
    confirmed: column(m.orders_column_confirmed, 17, (row) => instant(row.confirmedAt, timeZone)),
    merchant: column(m.orders_column_merchant, 24, (row) => text(row.merchantName)),
    reference: column(m.orders_column_reference, 18, (row) => text(row.reference)),
    customer: column(m.orders_column_customer, 30, (row) => text(row.customerName)),
    phone: column(m.orders_column_phone, 16, (row) => text(row.phone)),
    amount: column(m.orders_column_amount, 12, (row) => amount(row.totalCents)),
    instalments: column(m.orders_column_instalments, 8, (row) => number(row.instalments)),
    paid: column(m.orders_column_paid, 12, (row) => amount(row.paidCents - row.refundedCents)),
    disbursed: column(m.orders_column_disbursed, 12, (row) => amount(row.disbursedCents)),
    state: column(m.orders_column_state, 14, (row) => text(word(orderStateWords[row.state], locale))),
    shipment: column(m.orders_column_shipment, 18, (row) =>
      text(row.state === 'cancelled' ? '' : word(shipmentWords[row.shipment], locale)),
    ),
    returns: column(m.orders_column_returns, 18, (row) => text(word(returnWords[row.returns], locale))),
    centre: column(m.orders_column_centre, 20, (row) => text(row.centreName)),
    automatic: column(m.orders_column_automatic, 12, (row) => text(yesNo(row.automaticPayments))),
  }
}
