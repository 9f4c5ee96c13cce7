import { type FinancingColumn, financingColumns } from '@cauce/domain/financing/filter'
import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { datedName } from './file.ts'
import { type ExportedFinancing, financingsFile } from './financings.ts'
import type { TableForm } from './table-file.ts'

const row: ExportedFinancing = {
  createdAt: '2026-11-22T23:30:00.000Z',
  merchantName: 'Academia Norte',
  reference: 'MKT-1',
  customerName: 'Ana Ruiz',
  phone: '+34612345678',
  state: 'live',
  stage: 'link-expired',
  deadReason: null,
  totalCents: 289_050,
  centreName: 'Madrid; centro',
  agentName: 'Eva "la jefa" Sanz',
  linkSends: 3,
  archivedAt: null,
}

const form = { format: 'csv', locale: 'es', timeZone: 'Europe/Madrid', today: '2026-11-22' } as const

async function fileOf(rows: ExportedFinancing[], options: Partial<TableForm<FinancingColumn>>): Promise<Buffer> {
  async function* batches() {
    for (const one of rows) yield [one]
  }
  const file = financingsFile(batches(), { ...form, ...options })
  const chunks: Uint8Array[] = []
  for await (const chunk of file.body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('a Spanish CSV opens in a Spanish spreadsheet: byte order mark, semicolons, decimal commas, local time', async () => {
  const file = await fileOf([row], {})
  expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(file.toString().slice(1).split('\r\n')).toEqual([
    'Fecha;Comercio;Referencia;Cliente;Teléfono;Estado;Importe;Centro;Agente;Envíos;Archivadas',
    `2026-11-23 00:30:00;Academia Norte;MKT-1;Ana Ruiz;'+34612345678;En curso · Enlace caducado;2890,50;"Madrid; centro";"Eva ""la jefa"" Sanz";3;`,
    '',
  ])
})

test('an English CSV separates by commas, with the columns that were asked for', async () => {
  const file = await fileOf([row], { locale: 'en', columns: ['amount', 'reference'] })
  expect(file.toString().slice(1)).toBe('Amount,Reference\r\n2890.50,MKT-1\r\n')
})

const formulas = ['=1+1', '+34', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x";"y")']

test.each(formulas)('a CSV defuses %j', async (reference) => {
  const file = await fileOf([{ ...row, reference }], { columns: ['reference'] })
  const [, cell] = file.toString().slice(1).split('\r\n')
  expect(cell?.replace(/^"/, '').startsWith("'")).toBe(true)
})

test.each(['es', 'en'] as const)(
  'no formula of a CSV begins where another language would split it (%s)',
  async (locale) => {
    for (const reference of ['Ana;=1+1', 'Ana,=1+1', 'Ana\n=1+1', 'Ana\t@SUM(A1)', 'Ana, o "la jefa";-1']) {
      const text = (await fileOf([{ ...row, reference }], { locale, columns: ['state', 'reference'] })).toString()
      expect(text).toMatch(/[,;]"Ana/)
      expect(text).not.toMatch(/[,;\n\t][=@-]/)
    }
  },
)

test('XLSX holds dates as dates, amounts as numbers and every text as text, formulas among them', async () => {
  const rows = [row, ...formulas.map((reference) => ({ ...row, reference }))]
  const file = await fileOf(rows, { format: 'xlsx' })
  const book = read(file, { cellFormula: true, cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0]!]!
  expect(sheet.A2).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm', w: '2026-11-23 00:30' })
  expect(sheet.G2).toMatchObject({ t: 'n', v: 2890.5 })
  expect(sheet.E2).toMatchObject({ t: 's', v: '+34612345678', z: '@' })
  const references = utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(2)
  expect(references.map((cells) => cells[2])).toEqual(formulas)
  for (const cell of Object.values(sheet)) expect(cell).not.toHaveProperty('f')
})

test('a file is named after what it holds, in the language of the reader, and the day', () => {
  async function* none(): AsyncGenerator<ExportedFinancing[]> {}
  expect(financingsFile(none(), { ...form, format: 'xlsx' }).fileName).toBe('financiaciones-2026-11-22.xlsx')
  expect(financingsFile(none(), { ...form, locale: 'en' }).fileName).toBe('financings-2026-11-22.csv')
  expect(datedName('Registro de acciones', '2026-11-22', 'csv')).toBe('registro-de-acciones-2026-11-22.csv')
  expect(datedName('Échéances à venir !', '2026-11-22', 'csv')).toBe('echeances-a-venir-2026-11-22.csv')
})

test('every column of the list has a header and what its row says', async () => {
  const full = { ...row, archivedAt: row.createdAt }
  for (const column of financingColumns) {
    const [header, cell] = (await fileOf([full], { columns: [column] })).toString().slice(1).split('\r\n')
    expect(header, column).not.toBe('')
    expect(cell, column).not.toBe('')
  }
})
