import { amountCents, type DecimalMark, decimalMarkOf } from '../imports/amounts.ts'
import {
  type CellFault,
  type CheckedRow,
  type ImportContext,
  type ImportKind,
  type SheetCell,
  type SheetRow,
  wordKey,
} from '../imports/columns.ts'
import { writtenDate } from '../imports/dates.ts'
import { writtenDuration } from '../imports/durations.ts'
import { asText, type CellReading, checkedBy, earlierRows, fault, readText } from '../imports/rows.ts'
import type { TaxTreatment } from '../orders/tax.ts'
import { endFault, isPast, referenceKey, ServiceFields, ServiceReference } from './schema.ts'
import { type ServiceColumn, serviceColumns } from './service-columns.ts'
import { writtenTax } from './tax-words.ts'

type ServiceRow = SheetRow<ServiceColumn>

/** Lists of services, one row each, whose reference tells them apart. */
export const serviceImport: ImportKind<ServiceColumn, ServiceFields> = {
  columns: serviceColumns,
  required: ['reference', 'name', 'priceCents', ['endsOn', 'duration']],
  check(rows, columns, context) {
    const decimalMark = decimalMarkOf(rows.map(({ cells }) => cells.priceCents))
    const own = rows.filter((row) => !isOfOtherCentre(row, context))
    const earlier = earlierRows(own, ({ cells }: ServiceRow) => keptReference(cells.reference))
    return rows.map((row) => checkService(row, { ...context, decimalMark, columns, earlier: earlier.get(row.row) }))
  },
}

type RowContext = ImportContext & {
  decimalMark: DecimalMark | undefined
  columns: readonly ServiceColumn[]
  /** The row that has the same reference before this one. */
  earlier: number | undefined
}

function checkService(row: ServiceRow, context: RowContext): CheckedRow<ServiceColumn, ServiceFields> {
  const { cells } = row
  const readings = {
    reference: asText(cells.reference),
    name: asText(cells.name),
    priceCents: readPrice(cells.priceCents, context.decimalMark),
    taxTreatment: readTax(cells.taxTreatment, context),
    endsOn: readEnd(cells.endsOn, context),
    duration: readDuration(cells.duration),
    centre: { value: undefined },
  }
  return checkedBy(ServiceFields, row, readings, {
    ...endFaults(row, context.columns),
    ...(isOfOtherCentre(row, context) && { centre: { code: 'other-centre' } }),
    ...(context.earlier === undefined
      ? {}
      : { reference: { code: 'reference-repeated', details: { row: context.earlier } } }),
  })
}

/** A row without a centre is one of the centre that the list goes to. */
function isOfOtherCentre({ cells }: ServiceRow, { centre }: ImportContext): boolean {
  const written = wordKey(String(cells.centre ?? ''))
  return centre !== undefined && written !== '' && !centre.some((word) => wordKey(word) === written)
}

const readPrice = (cell: SheetCell | undefined, mark: DecimalMark | undefined): CellReading<number> => {
  const read = (price: SheetCell): CellReading<number> => {
    const { cents, code } = amountCents(price, mark)
    return code ? fault(code) : { value: cents }
  }
  return typeof cell === 'number' ? read(cell) : readText(cell, read)
}

const readTax = (cell: SheetCell | undefined, { taxCountry }: ImportContext): CellReading<TaxTreatment> =>
  readText(cell, (text) => {
    const value = writtenTax(text, taxCountry)
    return value ? { value } : fault('unknown-tax')
  })

const readEnd = (cell: SheetCell | undefined, { today }: ImportContext): CellReading<string> =>
  readText(cell, (text) => {
    const { date, code } = writtenDate(text)
    if (code) return fault(code)
    return isPast(date, today) ? fault('date-in-past') : { value: date }
  })

const readDuration = (cell: SheetCell | undefined): CellReading<string> =>
  readText(cell, (text) => {
    const { duration, code } = writtenDuration(text)
    return code ? fault(code) : { value: duration }
  })

/** Where the file has only one of the two columns, a blank cell in it is just that. */
function endFaults(
  { cells }: ServiceRow,
  columns: readonly ServiceColumn[],
): Partial<Record<ServiceColumn, CellFault>> {
  const code = endFault({ endsOn: given(cells.endsOn), duration: given(cells.duration) })
  if (code === 'end-and-duration') return { duration: { code } }
  if (code === undefined) return {}
  const only = columns.includes('endsOn') ? (columns.includes('duration') ? undefined : 'endsOn') : 'duration'
  return only ? { [only]: { code: 'required' } } : { endsOn: { code } }
}

const given = (cell: SheetCell | undefined): SheetCell | undefined =>
  cell === undefined || String(cell).trim() === '' ? undefined : cell

function keptReference(cell: SheetCell | undefined): string | undefined {
  const reading = asText(cell)
  const kept = 'value' in reading ? ServiceReference.safeParse(reading.value).data : undefined
  return kept === undefined ? undefined : referenceKey(kept)
}
