import { expect, test } from 'vitest'
import type { SheetCell } from '../imports/columns.ts'
import { NewService } from './schema.ts'
import type { ServiceColumn } from './service-columns.ts'
import { serviceImport } from './service-rows.ts'
import { writtenTax } from './tax-words.ts'

const context = { today: '2026-11-22', taxCountry: 'ES' } as const
const all: ServiceColumn[] = ['reference', 'name', 'priceCents', 'taxTreatment', 'endsOn', 'duration']
type Cells = Partial<Record<ServiceColumn, SheetCell>>
const good: Cells = { reference: 'A-1', name: 'Curso', priceCents: '1.234,56 €', duration: '9 meses' }

const check = (rows: Cells[], columns = all) =>
  serviceImport
    .check(
      rows.map((cells, index) => ({ row: index + 2, cells })),
      columns,
      context,
    )
    .map(({ value, faults }) => value ?? faults)

test('a good row gives its service', () => {
  expect(
    check([good, { ...good, reference: '0007', duration: undefined, endsOn: '22/11/2026', taxTreatment: 'IVA 10 %' }]),
  ).toEqual([
    { reference: 'A-1', name: 'Curso', priceCents: 123456, duration: 'P9M' },
    { reference: '0007', name: 'Curso', priceCents: 123456, endsOn: '2026-11-22', taxTreatment: 'es-10' },
  ])
})

test('every bad cell of a row is named', () => {
  expect(check([{ name: 'x'.repeat(201), priceCents: 'cien', taxTreatment: '99 %', endsOn: '31/02/2027' }])).toEqual([
    {
      reference: { code: 'required' },
      name: { code: 'too-long' },
      priceCents: { code: 'not-a-number' },
      taxTreatment: { code: 'unknown-tax' },
      endsOn: { code: 'invalid-date' },
    },
  ])
})

test.each<[string, Cells, object]>([
  ['a price of zero', { priceCents: 0 }, { priceCents: { code: 'not-positive' } }],
  ['a negative price', { priceCents: '-5' }, { priceCents: { code: 'not-positive' } }],
  ['a price above a million', { priceCents: 1_000_000.01 }, { priceCents: { code: 'amount-too-high' } }],
  [
    'a formula that failed',
    { name: '#¡VALOR!', reference: '#N/A' },
    { name: { code: 'cell-error' }, reference: { code: 'cell-error' } },
  ],
  ['characters that nobody sees', { reference: 'A\u200b1' }, { reference: { code: 'invalid-characters' } }],
  ['an end in the past', { duration: undefined, endsOn: '2026-11-21' }, { endsOn: { code: 'date-in-past' } }],
  ['an end and a duration', { endsOn: '2027-01-01' }, { duration: { code: 'end-and-duration' } }],
  ['neither end nor duration', { duration: ' ' }, { endsOn: { code: 'end-or-duration' } }],
])('%s is refused', (_, cells, faults) => {
  expect(check([{ ...good, ...cells }])).toEqual([faults])
})

test('where a file has one of the two columns, a blank cell in it is required', () => {
  const blank = { ...good, duration: undefined }
  expect(check([blank], ['reference', 'name', 'priceCents', 'duration'])).toEqual([{ duration: { code: 'required' } }])
  expect(check([blank], ['reference', 'name', 'priceCents', 'endsOn'])).toEqual([{ endsOn: { code: 'required' } }])
})

test('a reference that comes again names the row of the first, whatever its case and spaces', () => {
  const repeated = [
    good,
    { ...good, reference: ' a-1 ' },
    { ...good, reference: 'Ａ-1' },
    { ...good, reference: 'A-2' },
  ]
  const fault = { reference: { code: 'reference-repeated', details: { row: 2 } } }
  expect(check(repeated)).toEqual([
    expect.objectContaining({ reference: 'A-1' }),
    fault,
    fault,
    expect.objectContaining({ reference: 'A-2' }),
  ])
})

test('a thousand is told from three decimals by the other prices of the column', () => {
  const prices = (...cells: SheetCell[]) =>
    check(cells.map((priceCents, index) => ({ ...good, reference: `R${index}`, priceCents }))).map(
      (row) => (row as { priceCents: unknown }).priceCents,
    )
  expect(prices('1.200', '890,50')).toEqual([120000, 89050])
  expect(prices('1.200', '890')).toEqual([{ code: 'ambiguous-amount' }, 89000])
})

test('a line break in a name is a space', () => {
  expect(check([{ ...good, name: 'Curso\nde  inglés' }])).toMatchObject([{ name: 'Curso de inglés' }])
})

test('a form is held to the same fields, and to one end', () => {
  const centreId = '0198a0a0-0000-7000-8000-000000000000'
  const service = { centreId, reference: 'A', name: 'Curso', priceCents: 100 }
  const faults = (input: object) =>
    NewService.safeParse(input).error?.issues.map(({ path, message }) => [path[0], message])
  expect(faults({ ...service, duration: 'P9M' })).toBeUndefined()
  expect(faults(service)).toEqual([['endsOn', 'end-or-duration']])
  expect(faults({ ...service, duration: 'P9M', endsOn: '2027-01-01' })).toEqual([['endsOn', 'end-and-duration']])
  expect(faults({ ...service, duration: '9 meses' })).toEqual([['duration', 'not-a-duration']])
})

test.each([
  ['es-21', 'es-21'],
  ['IVA 21%', 'es-21'],
  ['21 %', 'es-21'],
  ['10', 'es-10'],
  ['TVA 10 %', 'fr-10'],
  ['TVA 5,5 %', 'fr-5.5'],
  ['France, VAT 2.1%', 'fr-2.1'],
  ['TVA espagnole 4 %', 'es-4'],
  ['IVA francés 20 %', 'fr-20'],
  ['reducido', 'es-10'],
  ['Exento de IVA', 'exempt'],
  ['Exonéré', 'exempt'],
  ['VAT exempt', 'exempt'],
  ['no', undefined],
  ['5,5 %', undefined],
  ['210', undefined],
  ['', undefined],
])('the tax %j is %s', (text, treatment) => {
  expect(writtenTax(text, 'ES')).toBe(treatment)
})

test('a bare rate is of the country that it is read for', () => {
  expect([writtenTax('10 %', 'FR'), writtenTax('VAT 10%', 'FR'), writtenTax('5,5', 'FR')]).toEqual([
    'fr-10',
    'fr-10',
    'fr-5.5',
  ])
})

test('rows of another centre are told apart, and repeat none of this one’s', () => {
  const cells = { reference: 'A-1', name: 'Curso', priceCents: '10', duration: '6 meses' }
  const rows = [
    { row: 2, cells: { ...cells, centre: 'Gijón' } },
    { row: 3, cells: { ...cells, centre: 'oviedo' } },
    { row: 4, cells: { ...cells, reference: 'A-2', centre: 'NORTE' } },
    { row: 5, cells: { ...cells, reference: 'A-3' } },
  ]
  const columns = ['reference', 'name', 'priceCents', 'duration', 'centre'] as const
  const checked = serviceImport.check(rows, columns, { ...context, centre: ['NORTE', 'Oviedo'] })
  expect(checked.map(({ faults }) => faults)).toEqual([
    { centre: { code: 'other-centre' } },
    undefined,
    undefined,
    undefined,
  ])
})
