import { expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { question, sample } from './testing/files.ts'

const values = async (name: string, kind: 'services' | 'users') => {
  const { rows } = await readList(await sample(name), { ...question, kind })
  return rows.map(({ value, faults }) => value ?? faults)
}

const withEnd = [
  { reference: 'MKT-27-01', name: 'Máster en Marketing Digital', priceCents: 289000, endsOn: '2027-10-31' },
  { reference: 'PROG-27-02', name: 'Programación Full Stack', priceCents: 345050, endsOn: '2027-12-15' },
  { reference: 'ENF-27-03', name: 'Oposición Enfermería – Ñ', priceCents: 119999, endsOn: '2028-02-29' },
  { reference: 'COC-27-04', name: 'Cocina profesional "nivel 1"', priceCents: 89000, endsOn: '2027-06-30' },
]

test.each(['services-end-date.xlsx', 'services-end-date.xls', 'services-end-date.windows-1252.csv'])(
  '%s gives its services',
  async (name) => {
    expect(await values(name, 'services')).toEqual(withEnd)
  },
)

const lasting = [
  { reference: 'ING-B2', name: 'Inglés B2 intensivo', priceCents: 64000, duration: 'P6M' },
  { reference: 'FISIO-1', name: 'Posgrado Fisioterapia', priceCents: 210000, duration: 'P1Y' },
  { reference: 'YOGA-30', name: 'Yoga 30 días', priceCents: 5990, duration: 'P30D' },
  { reference: 'SOLD-9', name: 'Soldadura TIG', priceCents: 134567, duration: 'P9M' },
]

test.each(['services-duration.xlsx', 'services-duration.xls', 'services-duration.utf8-bom.csv'])(
  '%s gives its services',
  async (name) => {
    expect(await values(name, 'services')).toEqual(lasting)
  },
)

test.each(['users.xlsx', 'users.csv'])('%s gives its users', async (name) => {
  expect(await values(name, 'users')).toEqual([
    {
      email: 'ana.ruiz@academia-norte.example',
      firstName: 'Ana',
      lastName: 'Ruiz Gómez',
      role: 'sales-agent',
      centre: 'NORTE',
    },
    {
      email: 'luc.petit@academia-norte.example',
      firstName: 'Luc',
      lastName: 'Petit',
      role: 'centre-manager',
      centre: 'NORTE',
    },
    { email: { code: 'invalid-email' } },
    { role: { code: 'unknown-role' } },
  ])
})

/** The reasons as the sample words them. */
const reasons: Record<string, object> = {
  'reference missing': { reference: { code: 'required' } },
  'name missing': { name: { code: 'required' } },
  'price must be above zero': { priceCents: { code: 'not-positive' } },
  'price is not a number': { priceCents: { code: 'not-a-number' } },
  'price has more than two decimals': { priceCents: { code: 'too-many-decimals' } },
  'date does not exist': { endsOn: { code: 'invalid-date' } },
  'date is in the past': { endsOn: { code: 'date-in-past' } },
  'reference repeated in the file (row 2)': { reference: { code: 'reference-repeated', details: { row: 2 } } },
}

test('the sample with errors gives exactly the rows and reasons that are expected of it', async () => {
  const expected: { valid: Record<string, object>; invalid: Record<string, string> } = JSON.parse(
    (await sample('services-with-errors.expected.json')).toString(),
  )
  const { rows } = await readList(await sample('services-with-errors.xlsx'), question)
  const valid = rows.flatMap(({ row, value }) => (value ? [[String(row), value]] : []))
  expect(Object.fromEntries(valid)).toMatchObject(expected.valid)
  expect(valid).toHaveLength(Object.keys(expected.valid).length)
  expect(Object.fromEntries(rows.flatMap(({ row, faults }) => (faults ? [[String(row), faults]] : [])))).toEqual(
    Object.fromEntries(Object.entries(expected.invalid).map(([row, reason]) => [row, reasons[reason]])),
  )
})

test('twenty thousand rows are all green', async () => {
  const { rows } = await readList(await sample('services-20000.xlsx'), question)
  expect(rows).toHaveLength(20_000)
  expect(rows.filter(({ faults }) => faults)).toEqual([])
})

test.each([
  ['Pedido\nWEB-1\n', []],
  ['Pedido;Transportista;Seguimiento\nWEB-1;SEUR;CE1\n', ['Transportista', 'Seguimiento']],
  ['Commande,Date d’envoi\nWEB-1,20/11/2026\n', []],
  ['Order ID\tShip date\nWEB-1\t2026-11-20\n', []],
])('a shop’s own file of shipments is understood by the order’s reference alone: %j', async (file, ignored) => {
  const { rows, ignoredHeaders } = await readList(Buffer.from(file), { ...question, kind: 'shipments' })
  expect(ignoredHeaders).toEqual(ignored)
  expect(rows).toMatchObject([{ row: 2, value: { orderReference: 'WEB-1' } }])
})
