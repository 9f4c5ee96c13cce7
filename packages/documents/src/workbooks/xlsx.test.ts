import { expect, test } from 'vitest'
import { read } from 'xlsx'
import { type Column, text } from './cells.ts'
import { writeXlsx } from './xlsx.ts'

const columns: Column<string>[] = [{ header: 'Texto <1> & "2"', widthCharacters: 20, cell: text }]

async function* once(rows: string[]) {
  yield rows
}

test('a workbook flows out while its rows come in, so that no number of them is held', async () => {
  let asked = 0
  async function* batches() {
    for (; asked < 2_000; asked += 1) yield Array.from({ length: 100 }, (_, row) => `${asked * row} ${Math.random()}`)
  }
  const file = writeXlsx(columns, batches(), 'Hoja')
  for (let bytes = 0; bytes < 200_000; ) bytes += (await file.next()).value?.length ?? 0
  expect(asked).toBeLessThan(500)
  await file.return(undefined)
  const before = asked
  await new Promise(setImmediate)
  expect(asked - before).toBeLessThan(20)
})

test('whatever a text holds comes back as it was', async () => {
  const texts = ['<b> & "c"', ' espacio ', 'a\nb\tc', '\r=1', 'a\u0001b\u001f', '_x0041_', 'ñ€😀', 'x'.repeat(32_767)]
  const chunks: Uint8Array[] = []
  for await (const chunk of writeXlsx(columns, once(texts), 'Años')) chunks.push(chunk)
  const book = read(Buffer.concat(chunks))
  expect(book.SheetNames).toEqual(['Años'])
  const sheet = book.Sheets.Años!
  expect(sheet.A1?.v).toBe('Texto <1> & "2"')
  expect(texts.map((_, row) => sheet[`A${row + 2}`]?.v)).toEqual(texts)
})

test('a workbook whose rows break off breaks off with what was wrong', async () => {
  async function* broken() {
    yield ['una']
    throw new Error('the database went away')
  }
  const drain = async () => {
    for await (const _ of writeXlsx(columns, broken(), 'Hoja'));
  }
  await expect(drain()).rejects.toThrow('the database went away')
})
