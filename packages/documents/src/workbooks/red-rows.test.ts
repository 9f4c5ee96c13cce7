import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { type ReadList, readList } from '../imports/read-list.ts'
import { question, sample } from '../imports/testing/files.ts'
import { redRowsFile } from './red-rows.ts'

async function redRows({ columns, rows }: ReadList, locale: 'es' | 'fr' | 'en' = 'es'): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  async function* batches() {
    for (const row of rows) if (row.faults) yield [row]
  }
  for await (const chunk of redRowsFile({ columns, batches: batches(), locale, today: '2026-11-22' }).body)
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

const cellsOf = (file: Buffer) => {
  const book = read(file)
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
}

test('red rows come back as they were, each with its reasons in the language of the reader', async () => {
  const list = await readList(await sample('services-with-errors.xlsx'), question)
  expect(cellsOf(await redRows(list)).slice(0, 4)).toEqual([
    ['Referencia', 'Nombre', 'Precio', 'Fecha de finalización', 'Motivo'],
    [undefined, 'Sin referencia', 100, '01/05/2027', 'Referencia: Este dato es obligatorio.'],
    ['BAD-3', undefined, 100, '01/05/2027', 'Nombre: Este dato es obligatorio.'],
    ['BAD-4', 'Precio negativo', -5, '01/05/2027', 'Precio: Debe ser mayor que cero.'],
  ])
  const french = await redRows(list, 'fr')
  expect(cellsOf(french)[1]?.[4]).toBe('Referencia: Ce champ est obligatoire.')
  expect(read(french).SheetNames).toEqual(['En erreur'])
})

test('uploaded again they are as red as before, and the reasons are no column', async () => {
  const list = await readList(await sample('services-with-errors.xlsx'), question)
  const again = await readList(await redRows(list), question)
  expect(again.ignoredHeaders).toEqual(['Motivo'])
  const faults = ({ rows }: ReadList) => rows.flatMap((row) => (row.faults ? [row.faults] : []))
  const [repeated, ...others] = faults(list).toReversed()
  expect(repeated).toHaveProperty('reference.code', 'reference-repeated')
  expect(faults(again)).toEqual(others.toReversed())
})

test.each(['=1+1', '+34', '-2', '@SUM(A1)', '=HYPERLINK("http://x";"y")'])(
  '%j is a text in the workbook',
  async (name) => {
    const file = Buffer.from(`Referencia;Nombre;Precio;Duración\n;"${name.replaceAll('"', '""')}";1;P1M`)
    const book = read(await redRows(await readList(file, question)), { cellFormula: true, cellNF: true })
    const cell = book.Sheets[book.SheetNames[0]!]!.B2
    expect(cell).toMatchObject({ t: 's', v: name, z: '@' })
    expect(cell).not.toHaveProperty('f')
  },
)

test('twenty thousand red rows leave the process that writes them below 300 MB', async () => {
  const program = fileURLToPath(new URL('./red-rows.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    `const { redRowsFile } = await import(${JSON.stringify(program)})
     async function* batches() {
       for (let from = 0; from < 20_000; from += 500)
         yield Array.from({ length: 500 }, (_, at) => ({
           cells: { reference: 'REF-' + (from + at), name: 'Curso de formación ' + from, priceCents: 'x', endsOn: '31/02/2027' },
           faults: { priceCents: { code: 'not-a-number' }, endsOn: { code: 'invalid-date' } },
         }))
     }
     const columns = ['reference', 'name', 'priceCents', 'endsOn'].map((key) => ({ key, header: key }))
     let bytes = 0
     for await (const chunk of redRowsFile({ columns, batches: batches(), locale: 'es' }).body) bytes += chunk.length
     console.log(JSON.stringify({ bytes, kilobytes: process.resourceUsage().maxRSS }))`,
  ])
  const { bytes, kilobytes } = JSON.parse(stdout)
  expect(bytes).toBeGreaterThan(100_000)
  expect(kilobytes).toBeLessThan(300 * 1024)
})
