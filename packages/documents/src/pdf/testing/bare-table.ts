import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { fonts } from '../fonts.ts'

/** The library alone draws a table, in the same font: no title, no tags, no page numbers. The columns from `rightFrom` on stand to the right. */
export function bareTablePdf(rows: readonly (readonly string[])[], rightFrom: number): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', layout: 'landscape', font: fonts.regular })
  const written = buffer(doc)
  doc.fontSize(8).table({
    data: rows.map((row) => [...row]),
    defaultStyle: { border: [0, 0, 0.5, 0], padding: 3.5 },
    columnStyles: rows[0]?.map((_, index) => ({ align: { x: index < rightFrom ? 'left' : 'right' } })) ?? [],
  })
  doc.end()
  return written
}
