import { expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { question } from './testing/files.ts'

const text = 'Referencia;Nombre;Precio;Duración\r\n0007;"Inglés – ""B2""; tarde";1.234,50 €;9 meses\r\n'
const read = async (bytes: Buffer) => (await readList(bytes, question)).rows.map(({ value, faults }) => value ?? faults)
const service = { reference: '0007', name: 'Inglés – "B2"; tarde', priceCents: 123450, duration: 'P9M' }

const utf16 = Buffer.from(text, 'utf16le')
const windows = Buffer.from(text.replaceAll('–', '\x96').replaceAll('€', '\x80'), 'latin1')

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 LE with a byte order mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16])],
  ['UTF-16 LE', utf16],
  ['UTF-16 BE with a byte order mark', Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(utf16).swap16()])],
  ['UTF-16 BE', Buffer.from(utf16).swap16()],
  ['Windows-1252', windows],
])('%s is read', async (_, bytes) => {
  expect(await read(bytes)).toEqual([service])
})

test.each([';', ',', '\t'])('fields are separated by %j, also where others stand in the texts', async (mark) => {
  const lines = [
    ['Referencia', 'Nombre', 'Precio', 'Duración', 'Notas'],
    ['A', '"uno; dos, tres\tcuatro"', '"1.234,50"', '"1 año, 6 meses"', '"a;b,c"'],
  ]
  expect(await read(Buffer.from(lines.map((fields) => fields.join(mark)).join('\n')))).toEqual([
    { reference: 'A', name: 'uno; dos, tres cuatro', priceCents: 123450, duration: 'P1Y6M' },
  ])
})

test('rows are counted as a spreadsheet does: a title, blank lines, and lines within quotes', async () => {
  const file = 'Catálogo 2027\n\nreference,name,price,duration\nA,"two\nlines",10,P1M\n,,,\n\nB,Other,20,P1M'
  const { headerRow, rows } = await readList(Buffer.from(file), question)
  expect([headerRow, rows.map(({ row, value }) => [row, value?.name])]).toEqual([
    3,
    [
      [4, 'two lines'],
      [7, 'Other'],
    ],
  ])
})

test('line ends of three systems are line ends, and a quote within a text is text', async () => {
  const file = 'référence;nom;prix;durée\rA;Cours 5" ;10;P1M\nB;Cours;1 234,5;6 mois\r\n'
  expect(await read(Buffer.from(file))).toEqual([
    { reference: 'A', name: 'Cours 5"', priceCents: 1000, duration: 'P1M' },
    { reference: 'B', name: 'Cours', priceCents: 123450, duration: 'P6M' },
  ])
})

test('what a person typed stays as it was for the preview', async () => {
  const { rows } = await readList(Buffer.from('Referencia;Nombre;Precio;Duración\n007; Curso ;10,555;9'), question)
  expect(rows).toEqual([
    {
      row: 2,
      cells: { reference: '007', name: ' Curso ', priceCents: '10,555', duration: '9' },
      faults: { priceCents: { code: 'ambiguous-amount' }, duration: { code: 'not-a-duration' } },
    },
  ])
})
