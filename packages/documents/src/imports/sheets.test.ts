import { expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { goodRow, header, question, sheet, workbook } from './testing/files.ts'

const read = (bytes: Buffer) => readList(bytes, question)
const values = async (bytes: Buffer) => (await read(bytes)).rows.map(({ value, faults }) => value ?? faults)

test('the list is found on the second sheet, below a title and blank rows, with others beside it', async () => {
  const list = [
    ['Servicios de la academia'],
    [],
    [null, 'Notas', 'PRECIO (€)', 'Duracion', 'referencia', 'nombre del curso', 'Alumnos'],
  ]
  const rows = [
    [null, 'x', 99.5, '6 mois', 'A-1', 'Curso', 12],
    [],
    [null, 'nota suelta'],
    [null, null, 10, 'P1W', 'A-2', 'Otro'],
  ]
  const { rows: found, ...about } = await read(
    workbook({ Portada: sheet([['Hola']]), Lista: sheet([...list, ...rows]) }),
  )
  expect(about).toEqual({
    sheetName: 'Lista',
    exampleRow: null,
    headerRow: 3,
    columns: [
      { key: 'priceCents', header: 'PRECIO (€)' },
      { key: 'duration', header: 'Duracion' },
      { key: 'reference', header: 'referencia' },
      { key: 'name', header: 'nombre del curso' },
    ],
    ignoredHeaders: ['Notas', 'Alumnos'],
  })
  expect(found.map(({ row, value }) => [row, value?.reference])).toEqual([
    [4, 'A-1'],
    [7, 'A-2'],
  ])
})

test('headers are read in three languages', async () => {
  const headers = [
    header,
    ['Référence', 'Nom', 'Prix TTC', 'Durée'],
    ['REFERENCE', 'name', 'Price (VAT included)', 'Duration'],
  ]
  for (const names of headers)
    expect(await values(workbook({ A: sheet([names, goodRow('A')]) }))).toMatchObject([{ reference: 'A' }])
})

test('a hidden sheet is not read', async () => {
  const sheets = { Vieja: sheet([header, goodRow('OLD')]), Nueva: sheet([header, goodRow('NEW')]) }
  const book = workbook(sheets, 'xlsx', { Workbook: { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] } })
  expect(await values(book)).toMatchObject([{ reference: 'NEW' }])
})

test.each(['xlsx', 'biff8'] as const)('references keep their zeros, and all their digits (%s)', async (bookType) => {
  const references = [{ t: 'n', v: 42, z: '0000' } as const, { t: 's', v: '007' } as const, 123_456_789_012_345, 1.5]
  const rows = references.map((reference) => [reference, 'Curso', 100, 'P1M'])
  const { rows: found } = await read(workbook({ A: sheet([header, ...rows]) }, bookType))
  expect(found.map(({ cells }) => cells.reference)).toEqual(['0042', '007', '123456789012345', '1.5'])
})

const endHeader = ['Referencia', 'Nombre', 'Precio', 'Fecha fin']
const date = (v: number, z: string) => ({ t: 'n', v, z }) as const

test('dates of both date systems are the day that a person sees', async () => {
  const of1900 = workbook({
    A: sheet([
      endHeader,
      ['A', 'Curso', 1, date(46752, 'm/d/yy')],
      ['B', 'Curso', 1, date(46752.99, 'yyyy-mm-dd hh:mm')],
    ]),
  })
  const of1904 = workbook({ A: sheet([endHeader, ['A', 'Curso', 1, date(46752 - 1462, 'dd/mm/yyyy')]]) }, 'xlsx', {
    Workbook: { WBProps: { date1904: true } },
  })
  expect(await values(of1900)).toMatchObject([{ endsOn: '2027-12-31' }, { endsOn: '2027-12-31' }])
  expect(await values(of1904)).toMatchObject([{ endsOn: '2027-12-31' }])
})

test('a formula gives its value, and one that failed its fault', async () => {
  const formulas = [
    { t: 's', v: 'A-1', f: '"A-"&1' } as const,
    { t: 's', v: 'Curso', f: 'B9' } as const,
    { t: 'n', v: 12.5, f: '10+2.5' } as const,
    { t: 'e', v: 42, f: 'VLOOKUP(1,A1,1)' } as const,
  ]
  expect(await values(workbook({ A: sheet([header, formulas]) }))).toEqual([{ duration: { code: 'cell-error' } }])
  expect(await values(workbook({ A: sheet([header, [...formulas.slice(0, 3), 'P1M']]) }))).toEqual([
    { reference: 'A-1', name: 'Curso', priceCents: 1250, duration: 'P1M' },
  ])
})

test('a cell merged over rows counts for each of them that has cells of its own', async () => {
  const list = sheet([
    header,
    ['A', 'Uno', 10, 'P6M'],
    ['B', 'Dos', 20],
    ['C', 'Tres', 30],
    [],
    ['D', 'Cuatro', 40, 'P1M'],
  ])
  list['!merges'] = [
    { s: { r: 1, c: 3 }, e: { r: 4, c: 3 } },
    { s: { r: 0, c: 3 }, e: { r: 0, c: 1_000_000 } },
  ]
  expect((await values(workbook({ A: list }))).map((value) => (value as { duration?: string }).duration)).toEqual([
    'P6M',
    'P6M',
    'P6M',
    'P1M',
  ])
})

test('a percentage is no price, and no number is taken for a date', async () => {
  const rows = [
    ['A', 'Curso', { t: 'n', v: 0.5, z: '0%' } as const, date(46752, 'dd/mm/yyyy')],
    ['B', 'Curso', date(46752, 'dd/mm/yyyy'), 46752],
  ]
  expect(await values(workbook({ A: sheet([endHeader, ...rows]) }))).toEqual([
    { priceCents: { code: 'not-a-number' } },
    { priceCents: { code: 'not-a-number' }, endsOn: { code: 'not-a-date' } },
  ])
})

test('of two headers for one column the one of the templates counts, and two of those are refused', async () => {
  const two = workbook({
    A: sheet([
      ['Código', ...header],
      ['x', ...goodRow('A')],
    ]),
  })
  expect(await read(two)).toMatchObject({ ignoredHeaders: ['Código'], rows: [{ value: { reference: 'A' } }] })
  await expect(
    read(
      workbook({
        A: sheet([
          [...header, 'Price'],
          [...goodRow('A'), '5'],
        ]),
      }),
    ),
  ).rejects.toMatchObject({
    code: 'file-column-repeated',
    details: { column: 'priceCents' },
  })
})
