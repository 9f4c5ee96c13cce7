import { expect, test } from 'vitest'
import { largestFileBytes, longestCell } from './limits.ts'
import { readList } from './read-list.ts'
import { compoundFile, goodRow, header, question, sample, sheet, workbook, workbookOf, zipOf } from './testing/files.ts'

const refusalOf = (bytes: Buffer) =>
  readList(bytes, question).then(
    () => undefined,
    ({ code, details }) => ({ code, details }),
  )
const codeOf = async (bytes: Buffer) => (await refusalOf(bytes))?.code

const csv = (text: string) => Buffer.from(text)
const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

test.each<[string, Buffer, string]>([
  ['no bytes', Buffer.alloc(0), 'file-empty'],
  ['only spaces', csv(' \r\n\r\n'), 'file-empty'],
  ['a workbook without cells', workbook({ A: sheet([[]]) }), 'file-empty'],
  ['too many bytes', Buffer.alloc(largestFileBytes + 1, 'a'), 'file-too-large'],
  ['a picture', picture, 'file-not-a-workbook'],
  ['a PDF', csv('%PDF-1.7\nReferencia;Nombre'), 'file-not-a-workbook'],
  ['a page', csv('<!doctype html><table><tr><td>Referencia'), 'file-not-a-workbook'],
  ['a zip of something else', zipOf({ 'word/document.xml': '<w/>' }), 'file-not-a-workbook'],
  ['an OpenDocument', workbook({ A: sheet([header, goodRow('A')]) }, 'ods'), 'file-not-a-workbook'],
  ['a binary workbook', workbook({ A: sheet([header, goodRow('A')]) }, 'xlsb'), 'file-not-a-workbook'],
  ['a letter', compoundFile({ WordDocument: 'Hola' }), 'file-not-a-workbook'],
  ['an encrypted workbook', compoundFile({ EncryptionInfo: 'x', EncryptedPackage: 'y' }), 'file-encrypted'],
  ['a quote that never ends', csv(`${header.join(';')}\n"A;Curso;1;P1M`), 'file-damaged'],
  ['another list', csv('Pedido;Transportista\nP-1;Correos'), 'file-wrong-template'],
  ['a list of users', csv('Correo;Nombre;Apellidos;Rol\na@b.example;Ana;Ruiz;Agente'), 'file-wrong-template'],
  ['headers alone', csv(header.join(';')), 'file-without-rows'],
  ['a row too wide', csv(`${header.join(';')}\n${goodRow('A').join(';')}${';'.repeat(300)}x`), 'file-too-many-columns'],
  ['too many lines', csv(`${header.join(';')}\n${'A;Curso;1;P1M\n'.repeat(60_000)}`), 'file-too-many-rows'],
])('%s is refused', async (_, bytes, code) => {
  expect(await codeOf(bytes)).toBe(code)
})

test('missing columns are named', async () => {
  expect(await refusalOf(csv('Nombre;Precio\nCurso;1'))).toEqual({
    code: 'file-columns-missing',
    details: { columns: 'reference,endsOn|duration' },
  })
})

test.each(['services-duration.xlsx', 'services-duration.xls', 'services-20000.xlsx'])(
  '%s cut off anywhere is refused, never half read',
  async (name) => {
    const whole = await sample(name)
    for (const share of [0.01, 0.3, 0.5, 0.8, 0.95])
      expect([share, await codeOf(whole.subarray(0, Math.floor(whole.length * share)))]).toEqual([
        share,
        'file-damaged',
      ])
  },
)

test('an .xls file with a password is said to have one', async () => {
  const book = Buffer.from(await sample('services-duration.xls'))
  const secondRecord = book.indexOf('09081000', 0, 'hex') + 20
  book.writeUInt16LE(0x2f, secondRecord)
  expect(await codeOf(book)).toBe('file-encrypted')
})

test('a renamed file is read as what it is', async () => {
  const { rows } = await readList(await sample('services-duration.xls'), question)
  expect(rows).toHaveLength(4)
})

test('a sheet of a million rows is refused before it is parsed', async () => {
  expect(await refusalOf(workbookOf('<row><c><v>1</v></c></row>'.repeat(1_000_000)))).toEqual({
    code: 'file-too-many-rows',
    details: { limit: 50_000 },
  })
})

test('a sheet of more cells than the memory holds is refused before it is parsed', async () => {
  expect(await codeOf(workbookOf(`<row>${'<c><v>1</v></c>'.repeat(60)}</row>`.repeat(40_000)))).toBe(
    'file-expands-too-much',
  )
})

test('one long text in every cell is refused before it is handed on', async () => {
  const cells = '<c t="s"><v>1</v></c>'.repeat(3)
  const texts = ['Referencia', 'x'.repeat(30_000), ...header.slice(1)].map((text) => `<si><t>${text}</t></si>`).join('')
  const titles = [0, 2, 3, 4].map((index) => `<c t="s"><v>${index}</v></c>`).join('')
  const rows = `<row>${titles}</row>${`<row>${cells}</row>`.repeat(20_000)}`
  expect(await codeOf(workbookOf(rows, undefined, { 'xl/sharedStrings.xml': `<sst>${texts}</sst>` }))).toBe(
    'file-expands-too-much',
  )
})

test('a bomb is refused while it inflates, whatever size it declares', async () => {
  const content = Buffer.alloc(64 * 1024 * 1024, ' ')
  const bomb = workbookOf(content)
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await codeOf(bomb)).toBe('file-expands-too-much')
  expect(await codeOf(workbookOf(content, 100))).toBe('file-damaged')
})

test('what stands beside the cells is not inflated', async () => {
  const picture = { 'xl/media/image1.png': Buffer.alloc(64 * 1024 * 1024) }
  expect(await codeOf(zipOf({ 'xl/workbook.xml': '<w/>', ...picture }))).toBe('file-not-a-workbook')
})

test('a long text is cut where it is too long for any column', async () => {
  const [reference, , ...rest] = goodRow('A')
  const { rows } = await readList(workbook({ A: sheet([header, [reference!, 'x'.repeat(30_000), ...rest]]) }), question)
  expect(rows[0]?.faults).toEqual({ name: { code: 'too-long' } })
  expect(rows[0]?.cells.name).toHaveLength(longestCell)
})
