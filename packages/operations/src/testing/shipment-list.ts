import type { SheetCell } from '@cauce/domain/imports/columns'
import type { ShipmentColumn } from '@cauce/domain/orders/shipments/columns'
import { shipmentImport } from '@cauce/domain/orders/shipments/rows'
import type { ReadList } from '../imports/read-list.ts'

/** For tests: a list of shipments as it would be read from a sheet whose header is row 1. */
export function shipmentList(
  rows: readonly Partial<Record<ShipmentColumn, SheetCell>>[],
  today = '2026-11-22',
): ReadList<'shipments'> {
  const keys = Object.keys(rows[0] ?? {}) as ShipmentColumn[]
  const read = rows.map((cells, index) => ({ row: index + 2, cells }))
  return {
    sheetName: null,
    headerRow: 1,
    columns: keys.map((key) => ({ key, header: key })),
    ignoredHeaders: [],
    exampleRow: null,
    rows: shipmentImport.check(read, keys, { today, taxCountry: 'ES' }),
  }
}
