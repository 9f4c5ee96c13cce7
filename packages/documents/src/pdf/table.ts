import { fonts } from './fonts.ts'
import { asArtifact, ink, type Paper, printedArea } from './paper.ts'

/** `share` is the column's part of the width; amounts stand to the right. */
export type PrintedColumn = { head: string; share: number; align?: 'left' | 'right' }

const padding = 3.5
const size = 8

/** A table that goes on over as many pages as it needs, each with its head; `total` closes it. Texts that are long take more lines. */
export function drawTable(
  paper: Paper,
  columns: readonly PrintedColumn[],
  rows: readonly (readonly string[])[],
  total?: readonly string[],
): void {
  const { doc, root } = paper
  const table = doc.struct('Table')
  root.add(table)
  const cells = placed(paper, columns)
  const heads = columns.map(({ head }) => head)
  const drawRow = (texts: readonly string[], kind: 'TH' | 'TD', font: string, height: number) => {
    const row = doc.struct('TR')
    table.add(row)
    const top = doc.y
    doc.font(font).fontSize(size).fillColor(ink.text)
    for (const [index, cell] of cells.entries()) row.add(doc.struct(kind, {}, () => cell(texts[index] ?? '', top)))
    row.end()
    doc.y = top + height
    rule(paper)
  }
  const heightOf = (texts: readonly string[], font: string) => rowHeight(paper, columns, texts, font)
  const headHeight = heightOf(heads, fonts.bold)
  if (doc.y + headHeight + 24 > printedArea(doc).bottom) doc.addPage()
  drawRow(heads, 'TH', fonts.bold, headHeight)
  const withBreak = (texts: readonly string[], font: string) => {
    const height = heightOf(texts, font)
    if (doc.y + height > printedArea(doc).bottom) {
      doc.addPage()
      repeatHead(paper, cells, heads, headHeight)
    }
    drawRow(texts, 'TD', font, height)
  }
  for (const row of rows) withBreak(row, fonts.regular)
  if (total) withBreak(total, fonts.bold)
  table.end()
  doc.y += 10
}

type Cell = (text: string, top: number) => void

function placed({ doc }: Paper, columns: readonly PrintedColumn[]): Cell[] {
  return columnBoxes(doc, columns).map(({ at, width, align }) => (text, top) => {
    const textWidth = doc.widthOfString(text)
    if (textWidth > width) doc.text(text, at, top + padding, { width, align })
    // Most cells fit on a line, and the library takes several times as long to find out.
    else doc.text(text, align === 'right' ? at + width - textWidth : at, top + padding, { lineBreak: false })
  })
}

function columnBoxes(doc: PDFKit.PDFDocument, columns: readonly PrintedColumn[]) {
  const { left, width } = printedArea(doc)
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  let before = 0
  return columns.map(({ share, align = 'left' }) => {
    const at = left + (before / shares) * width + (align === 'right' ? 2 * padding : 0)
    before += share
    return { at, width: (share / shares) * width - 2 * padding, align }
  })
}

function rowHeight({ doc }: Paper, columns: readonly PrintedColumn[], texts: readonly string[], font: string) {
  doc.font(font).fontSize(size)
  const heights = columnBoxes(doc, columns).map(({ width }, index) => {
    const text = texts[index] ?? ''
    return doc.widthOfString(text) > width ? doc.heightOfString(text, { width }) : doc.currentLineHeight(true)
  })
  return Math.max(...heights) + 2 * padding
}

/** It was read at the table's beginning; on further pages it is for the eye. */
function repeatHead(paper: Paper, cells: readonly Cell[], heads: readonly string[], height: number): void {
  const { doc } = paper
  const top = doc.y
  asArtifact(doc, 'Pagination', () => {
    doc.font(fonts.bold).fontSize(size).fillColor(ink.text)
    for (const [index, cell] of cells.entries()) cell(heads[index] ?? '', top)
  })
  doc.y = top + height
  rule(paper)
}

function rule({ doc }: Paper): void {
  const { left, width } = printedArea(doc)
  const { y } = doc
  asArtifact(doc, 'Layout', () =>
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(0.5)
      .strokeColor(ink.rule)
      .stroke(),
  )
}
