import { z } from 'zod'
import type { CheckedRow, ImportContext, ImportKind, SheetCell, SheetRow } from '../../imports/columns.ts'
import { writtenDate } from '../../imports/dates.ts'
import { asText, type CellReading, checkedBy, fault, readText } from '../../imports/rows.ts'
import { CalendarDate, Id, text } from '../../schema.ts'
import { type ShipmentColumn, shipmentColumns } from './columns.ts'

/**
 * What a file says was shipped: an order, or one line of it by its reference or name. `lineIds` are found by whoever knows
 * the order; without them all of it was.
 */
export const ShipmentFields = z.object({
  orderReference: text(60),
  lineReference: text(200).optional(),
  shippedOn: CalendarDate.optional(),
  lineIds: z.array(Id).optional(),
})

export type ShipmentFields = z.infer<typeof ShipmentFields>

/** Lists of shipments. An order may stand in several rows, with a line each or as often as it had parcels. */
export const shipmentImport: ImportKind<ShipmentColumn, ShipmentFields> = {
  columns: shipmentColumns,
  required: ['orderReference'],
  check: (rows, _columns, context) => rows.map((row) => checkShipment(row, context)),
}

const checkShipment = (
  row: SheetRow<ShipmentColumn>,
  context: ImportContext,
): CheckedRow<ShipmentColumn, ShipmentFields> =>
  checkedBy(ShipmentFields, row, {
    orderReference: asText(row.cells.orderReference),
    lineReference: asText(row.cells.lineReference),
    shippedOn: readDay(row.cells.shippedOn, context),
  })

const readDay = (cell: SheetCell | undefined, { today }: ImportContext): CellReading<string> =>
  readText(cell, (text) => {
    const { date, code } = writtenDate(text)
    if (code) return fault(code)
    return date > today ? fault('date-in-future') : { value: date }
  })
