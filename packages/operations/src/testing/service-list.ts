import type { ServiceColumn } from '@cauce/domain/catalogue/service-columns'
import { serviceImport } from '@cauce/domain/catalogue/service-rows'
import type { SheetCell } from '@cauce/domain/imports/columns'
import type { ReadList } from '../imports/read-list.ts'

/** The date that lists are checked on. */
export const listToday = '2026-11-22'

/** For tests: a list as it would be read from a sheet whose header is row 1. Columns are those of the first row. */
export function serviceList(rows: readonly Partial<Record<ServiceColumn, SheetCell>>[]): ReadList<'services'> {
  const keys = Object.keys(rows[0] ?? {}) as ServiceColumn[]
  const read = rows.map((cells, index) => ({ row: index + 2, cells }))
  return {
    sheetName: 'Hoja1',
    headerRow: 1,
    columns: keys.map((key) => ({ key, header: key })),
    ignoredHeaders: ['Aula'],
    exampleRow: null,
    rows: serviceImport.check(read, keys, { today: listToday, taxCountry: 'ES' }),
  }
}

/** For tests: what tells one file from another. */
export const fileOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
