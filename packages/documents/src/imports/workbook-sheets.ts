import { Refusal } from '@cauce/domain/errors'
import type { CellKind, SheetCell } from '@cauce/domain/imports/columns'
import { formulaWithoutValue } from '@cauce/domain/imports/rows'
import type { CellObject, ParsingOptions, Range, WorkBook } from 'xlsx'
import * as xlsx from 'xlsx'
import { fillMerged } from './merged-cells.ts'
import { type Sheet, shownText } from './sheet.ts'
import { unzipWorkbook } from './unzip.ts'

const options: ParsingOptions = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false }

/** Not in the library's types: it reads a zip that is unpacked already. */
const { parse_zip: parseZip } = xlsx as unknown as {
  parse_zip(zip: { FullPaths: string[]; FileIndex: object[] }, options: ParsingOptions): WorkBook
}

const workbookType = /(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml/

/** The visible sheets of an .xlsx file. Refuses what is no workbook, or as `unzipWorkbook` does. */
export async function sheetsOfZip(bytes: Buffer): Promise<Sheet[]> {
  const parts = await unzipWorkbook(bytes)
  const types = parts.get('[Content_Types].xml')?.toString()
  if (!types || !workbookType.test(types)) throw new Refusal('file-not-a-workbook')
  const FileIndex = [...parts].map(([name, content]) => ({ name, content, type: 2 }))
  return sheetsOf(() => parseZip({ FullPaths: [...parts.keys()], FileIndex }, { ...options }))
}

type CompoundFile = { FileIndex: { name: string; size: number; content?: Uint8Array }[] }

/** The visible sheets of an .xls file. */
export function sheetsOfCompound(bytes: Buffer): Sheet[] {
  const streams = readStreams(bytes)
  const named = (...names: string[]) => streams.find(({ name }) => names.includes(name.toLowerCase()))
  if (named('encryptedpackage')) throw new Refusal('file-encrypted')
  const book = named('workbook', 'book')
  if (!book) throw new Refusal('file-not-a-workbook')
  if (!book.content || book.content.length < book.size) throw new Refusal('file-damaged')
  if (hasPassword(Uint8Array.from(book.content))) throw new Refusal('file-encrypted')
  return sheetsOf(() => xlsx.read(bytes, { ...options, type: 'buffer' }))
}

/** A record FilePass among the first ones, before any sheet. Source: [MS-XLS] 2.4.117. */
function hasPassword(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let at = 0; at + 4 <= view.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    const record = view.getUint16(at, true)
    if (record === filePass) return true
    if (record === endOfGlobals) return false
  }
  return false
}

const filePass = 0x2f
const endOfGlobals = 0x0a

function readStreams(bytes: Buffer): CompoundFile['FileIndex'] {
  try {
    return (xlsx.CFB.read(bytes, { type: 'buffer' }) as CompoundFile).FileIndex
  } catch {
    throw new Refusal('file-damaged')
  }
}

function sheetsOf(read: () => WorkBook): Sheet[] {
  const book = readBook(read)
  const { Sheets: states = [], WBProps: properties } = book.Workbook ?? {}
  return book.SheetNames.filter((_, index) => !states[index]?.Hidden).flatMap((name) => {
    const sheet = book.Sheets[name]
    const rows = sheet?.['!data']
    return sheet && rows ? [sheetWith(name, rows, sheet['!merges'] ?? [], properties?.date1904 === true)] : []
  })
}

function readBook(read: () => WorkBook): WorkBook {
  try {
    return read()
  } catch (fault) {
    throw new Refusal(/password|encrypt/i.test(String(fault)) ? 'file-encrypted' : 'file-damaged')
  }
}

type Rows = (readonly (CellObject | undefined)[] | undefined)[]

function sheetWith(name: string, rows: Rows, merges: readonly Range[], date1904: boolean): Sheet {
  fillMerged(rows, merges)
  return {
    name,
    rowCount: rows.length,
    width: (row) => rows[row]?.length ?? 0,
    cell: (row, column, kind) => {
      const cell = rows[row]?.[column]
      return cell && shown(cell, kind, date1904)
    },
  }
}

/** What the person who made the sheet sees in it, in a spelling that all languages of spreadsheets share. */
function shown({ t: type, v: value, z: format = 'General' }: CellObject, kind: CellKind, date1904: boolean) {
  if (type === 's') return shownText(String(value ?? ''))
  if (type === 'e') return failures[Number(value)] ?? '#N/A'
  if (Number.isNaN(value)) return formulaWithoutValue
  if (typeof value === 'number') return shownNumber(value, String(format), kind, date1904)
  return value === undefined || type === 'z' ? undefined : shownText(String(value))
}

const failures: Readonly<Record<number, string>> = {
  ...{ 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' },
}

/**
 * A date is `31/12/2027`; a number in a column of amounts stays one; elsewhere a number has all its digits, and the zeros
 * that its format puts in front.
 */
function shownNumber(value: number, format: string, kind: CellKind, date1904: boolean): SheetCell | undefined {
  if (xlsx.SSF.is_date(format)) return shownDate(value, date1904)
  if (/%/.test(format)) return shownText(xlsx.SSF.format(format, value))
  if (kind === 'amount') return value
  if (/^0+$/.test(format) && Number.isInteger(value)) return shownText(xlsx.SSF.format(format, value))
  return shownText(
    Number(value.toPrecision(15)).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 }),
  )
}

function shownDate(value: number, date1904: boolean): string | undefined {
  const day: { y: number; m: number; d: number } | null = xlsx.SSF.parse_date_code(value, { date1904 })
  if (!day) return String(value)
  const digits = (part: number, length: number) => String(part).padStart(length, '0')
  return `${digits(day.d, 2)}/${digits(day.m, 2)}/${digits(day.y, 4)}`
}
