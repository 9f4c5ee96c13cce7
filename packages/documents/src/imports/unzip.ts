import { Refusal } from '@cauce/domain/errors'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { inflatedBytes, mostCells, mostRows, mostSheetRows } from './limits.ts'
import { markUnsavedFormulas } from './unsaved-formulas.ts'

/** Parts of a workbook that hold none of its cells: pictures, drawings, themes, macros, caches. */
const beside =
  /^(?:docProps|customXml|xl\/(?:media|embeddings|drawings|charts|theme|pivot\w*|externalLinks|printerSettings))\//i
const wanted = (name: string): boolean => /\.(?:xml|rels)$/i.test(name) && !beside.test(name)

const mostEntries = 2_000
const rowTag = Buffer.from('<row')
const cellTags = ['<c ', '<c>', '<si'].map((tag) => Buffer.from(tag))

/**
 * The parts of a workbook's zip by name. Inflating ends at the first byte too many, whatever size the zip declares:
 * refuses with `file-expands-too-much`, with `file-too-many-rows` while a sheet is inflated, with `file-damaged` or `file-encrypted`.
 */
export async function unzipWorkbook(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes).catch(refuseDamaged)
  if (zip.entryCount > mostEntries) throw new Refusal('file-expands-too-much')
  const parts = new Map<string, Buffer>()
  let left = inflatedBytes
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new Refusal('file-encrypted')
      if (!wanted(entry.fileName)) continue
      const part = await inflate(zip, entry, left)
      left -= part.length
      parts.set(entry.fileName, part)
    }
  } catch (fault) {
    refuseDamaged(fault)
  }
  return parts
}

async function inflate(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  const isSheet = /worksheets\//i.test(entry.fileName)
  let [size, rows, cells] = [0, 0, 0]
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (isSheet) rows += countIn(chunk, rowTag)
    for (const tag of cellTags) cells += countIn(chunk, tag)
    if (rows > mostSheetRows) throw new Refusal('file-too-many-rows', { limit: mostRows })
    if (size > most || cells > mostCells) throw new Refusal('file-expands-too-much')
    chunks.push(chunk)
  }
  const part = Buffer.concat(chunks, size)
  if (isSheet) markUnsavedFormulas(part)
  return part
}

function countIn(chunk: Buffer, tag: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(tag); at !== -1; at = chunk.indexOf(tag, at + tag.length)) count += 1
  return count
}

function refuseDamaged(fault: unknown): never {
  throw fault instanceof Refusal ? fault : new Refusal('file-damaged')
}
