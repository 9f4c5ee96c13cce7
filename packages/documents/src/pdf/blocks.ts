import { fonts } from './fonts.ts'
import { ink, type Paper, printedArea } from './paper.ts'

type Style = { size: number; font?: string; color?: string; gap?: number }

/** A text of the whole width, as an element of its kind (`H1`, `P`). */
function block({ doc, root }: Paper, kind: string, text: string, style: Style): void {
  const { left, width } = printedArea(doc)
  const drawn = () => {
    doc
      .font(style.font ?? fonts.regular)
      .fontSize(style.size)
      .fillColor(style.color ?? ink.text)
      .text(text, left, doc.y, { width })
  }
  root.add(doc.struct(kind, {}, drawn))
  doc.y += style.gap ?? 6
}

export const heading = (paper: Paper, text: string): void =>
  block(paper, 'H1', text, { size: 18, font: fonts.bold, gap: 12 })

export function subheading(paper: Paper, text: string): void {
  paper.doc.y += 10
  // A heading alone at the foot of a page says nothing.
  if (paper.doc.y + 70 > printedArea(paper.doc).bottom) paper.doc.addPage()
  block(paper, 'H2', text, { size: 12, font: fonts.bold })
}

export const paragraph = (paper: Paper, text: string): void => block(paper, 'P', text, { size: 9.5 })

export const note = (paper: Paper, text: string): void => block(paper, 'P', text, { size: 8.5, color: ink.quiet })

/** Parties side by side: who each is, and lines about it. */
export function parties(paper: Paper, columns: readonly { role: string; lines: readonly string[] }[]): void {
  const { doc, root } = paper
  const { left, width } = printedArea(doc)
  const top = doc.y
  const share = width / columns.length
  const ends = columns.map(({ role, lines }, index) => {
    const at = left + index * share
    const options = { width: share - 16 }
    const drawn = () => {
      doc.font(fonts.regular).fontSize(8.5).fillColor(ink.quiet).text(role, at, top, options)
      doc.font(fonts.bold).fontSize(9.5).fillColor(ink.text)
      for (const [line, text] of lines.entries()) {
        if (line === 1) doc.font(fonts.regular)
        doc.text(text, at, doc.y, options)
      }
    }
    root.add(doc.struct('P', {}, drawn))
    return doc.y
  })
  doc.y = Math.max(...ends) + 14
}

/** Names and values in two columns, such as the number and date of a document. */
export function factList(paper: Paper, facts: readonly (readonly [name: string, value: string])[]): void {
  const { doc, root } = paper
  const { left, width, bottom } = printedArea(doc)
  const options = { width: width - 170 }
  for (const [name, value] of facts) {
    doc.font(fonts.regular).fontSize(9.5)
    const height = Math.max(doc.heightOfString(name, { width: 160 }), doc.heightOfString(value, options))
    if (doc.y + height > bottom) doc.addPage()
    const top = doc.y
    const drawn = () => {
      doc.fillColor(ink.quiet).text(name, left, top, { width: 160 })
      doc.fillColor(ink.text).text(value, left + 170, top, options)
    }
    root.add(doc.struct('P', {}, drawn))
    doc.y = top + height + 3
  }
  doc.y += 8
}
