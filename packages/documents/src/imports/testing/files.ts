import { readFile } from 'node:fs/promises'
import { crc32, deflateRawSync } from 'node:zlib'
import { type CellObject, CFB, read, utils, type WorkBook, type WorkSheet, write } from 'xlsx'

export const question = { kind: 'services', today: '2026-11-22', taxCountry: 'ES' } as const

/** A file of the samples folder. */
export const sample = (name: string): Promise<Buffer> => readFile(new URL(`../../../samples/${name}`, import.meta.url))

export const header = ['Referencia', 'Nombre', 'Precio', 'Duración']
export const goodRow = (reference: string): string[] => [reference, 'Curso', '100', 'P1M']

/** A sheet of texts, numbers and whole cells. */
export const sheet = (rows: (string | number | null | CellObject)[][]): WorkSheet => utils.aoa_to_sheet(rows)

/** A workbook of these sheets, by name. */
export function workbook(
  sheets: Record<string, WorkSheet>,
  bookType: 'xlsx' | 'biff8' | 'ods' | 'xlsb' = 'xlsx',
  more: Partial<WorkBook> = {},
): Buffer {
  const book: WorkBook = { ...utils.book_new(), ...more }
  for (const [name, content] of Object.entries(sheets)) utils.book_append_sheet(book, content, name)
  return Buffer.from(write(book, { type: 'buffer', bookType, compression: true }))
}

/** A workbook whose one sheet has this XML between its tags, whatever its size. */
export function workbookOf(
  sheetXml: string | Buffer,
  declaredSize?: number,
  parts: Record<string, string> = {},
): Buffer {
  const namespace = 'http://schemas.openxmlformats.org'
  const types = `${namespace}/package/2006/content-types`
  const relations = `${namespace}/package/2006/relationships`
  const office = `${namespace}/officeDocument/2006/relationships`
  const main = `${namespace}/spreadsheetml/2006/main`
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipOf(
    {
      '[Content_Types].xml': `<Types xmlns="${types}"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ...parts,
      'xl/worksheets/sheet1.xml': Buffer.concat([
        Buffer.from(`<worksheet xmlns="${main}"><sheetData>`),
        Buffer.from(sheetXml),
        Buffer.from('</sheetData></worksheet>'),
      ]),
    },
    declaredSize,
  )
}

/** A template with a row under its example: the same, of another name. */
export function filledIn(template: ArrayBuffer | Uint8Array): Uint8Array<ArrayBuffer> {
  const book = read(template, { dense: true, cellNF: true })
  const rows = book.Sheets[book.SheetNames[0]!]?.['!data']
  const example = rows?.[1]
  if (!rows || !example) throw new Error('a template without its example')
  rows[2] = example.with(1, { t: 's', v: 'Otra' })
  book.Sheets[book.SheetNames[0]!]!['!ref'] = `A1:${utils.encode_col(example.length - 1)}3`
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
}

/** A compound file with these streams, as .doc and encrypted workbooks are. */
export function compoundFile(streams: Record<string, string>): Buffer {
  const file = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, Buffer.from(content))
  return Buffer.from(CFB.write(file, { type: 'buffer' }))
}

/** A zip of these files; `declaredSize` is what it claims each of them to inflate to. */
export function zipOf(files: Record<string, string | Buffer>, declaredSize?: number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, given] of Object.entries(files)) {
    const content = Buffer.from(given)
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declaredSize ?? content.length, 18)
    common.writeUInt16LE(name.length, 22)
    parts.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length / 4, 8)
  end.writeUInt16LE(directory.length / 4, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
