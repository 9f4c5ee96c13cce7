import { expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { question, workbookOf } from './testing/files.ts'

const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const header = `<row r="1">${text('A1', 'Referencia')}${text('B1', 'Nombre')}${text('C1', 'Precio')}${text('D1', 'Duración')}</row>`
const read = async (price: string, name = text('B2', 'Curso')) => {
  const row = `<row r="2">${text('A2', 'A-1')}${name}${price}${text('D2', 'P1M')}</row>`
  return (await readList(workbookOf(header + row), question)).rows[0]
}

test.each([
  '<c r="C2"><f>1</f></c>',
  '<c r="C2" s="3"><f>B9*1.21</f><v></v></c>',
  '<c r="C2" t="n"><f t="shared" si="0"/></c>',
  '<c r="C2"><f>SUM(A1:A9)</f><v/></c>',
])('a formula whose value was never saved is told at its cell: %s', async (price) => {
  expect(await read(price)).toMatchObject({
    cells: { priceCents: '=…' },
    faults: { priceCents: { code: 'formula-without-value' } },
  })
})

test('a formula gives the value that was saved with it, and one that gives no text is a blank cell', async () => {
  expect(await read('<c r="C2"><f>60+4</f><v>64</v></c>')).toMatchObject({ value: { priceCents: 6400 } })
  expect(await read('<c r="C2" t="str"><f>IF(1,"","x")</f><v></v></c>')).toMatchObject({
    faults: { priceCents: { code: 'required' } },
  })
  const name = '<c r="B2" t="str"><f>"Cur"&amp;"so"</f><v>Curso</v></c>'
  expect(await read('<c r="C2"><v>64</v></c>', name)).toMatchObject({ value: { name: 'Curso' } })
})

test('a name that is never worked out is told too, and no other row', async () => {
  expect(await read('<c r="C2"><v>64</v></c>', '<c r="B2"><f>A2</f><v></v></c>')).toMatchObject({
    faults: { name: { code: 'formula-without-value' } },
  })
})
