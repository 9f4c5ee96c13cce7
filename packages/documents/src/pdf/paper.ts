import { buffer } from 'node:stream/consumers'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import PDFDocument from 'pdfkit'
import { fonts } from './fonts.ts'

/** What is drawn on, with the structure that reading aloud follows. */
export type Paper = {
  doc: PDFKit.PDFDocument
  /** The whole document's element; everything that is drawn hangs below it. */
  root: PDFKit.PDFStructureElement
  locale: Locale
}

export type Described = {
  title: string
  author: string
  locale: Locale
  issuedOn: string
  /** Upright unless a table needs the width. */
  layout?: 'portrait' | 'landscape'
}

/**
 * A PDF from what is drawn on its paper: A4, for archives (PDF/A-2a), tagged, with title, language and page numbers. The same input gives the same
 * bytes: the day of issue (ISO) stands for the time of making.
 */
export async function drawnPdf(described: Described, draw: (paper: Paper) => void): Promise<Uint8Array> {
  const { title, author, locale, issuedOn, layout = 'portrait' } = described
  const made = new Date(`${issuedOn}T00:00:00Z`)
  const doc = new PDFDocument({
    ...{ size: 'A4', layout, margins: { top: 56, bottom: 64, left: 44, right: 44 }, bufferPages: true },
    ...{ pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, displayTitle: true, lang: languages[locale] },
    ...{ font: fonts.regular, info: { Title: title, Author: author, CreationDate: made, ModDate: made } },
  })
  const written = buffer(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  draw({ doc, root, locale })
  root.end()
  numberPages(doc, locale)
  doc.end()
  return written
}

const languages: Record<Locale, string> = { es: 'es-ES', fr: 'fr-FR', en: 'en-GB' }

export const ink = { text: '#1d1b16', quiet: '#5d5a52', rule: '#d3d0c8' } as const

/** What is drawn for the eye only: rules, page numbers, the head of a table once more. */
export function asArtifact(doc: PDFKit.PDFDocument, type: 'Pagination' | 'Layout', draw: () => void): void {
  doc.markContent('Artifact', { type })
  draw()
  doc.endMarkedContent()
}

/** The part of the page between its margins, in points. */
export function printedArea({ page }: PDFKit.PDFDocument) {
  const { left, right, top, bottom } = page.margins
  return { left, top, width: page.width - left - right, bottom: page.height - bottom }
}

function numberPages(doc: PDFKit.PDFDocument, locale: Locale): void {
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    const { left, width, bottom } = printedArea(doc)
    // Below the margin the library would start a new page.
    doc.page.margins.bottom = 0
    asArtifact(doc, 'Pagination', () =>
      doc
        .font(fonts.regular)
        .fontSize(8)
        .fillColor(ink.quiet)
        .text(m.disbursement_page({ page: page + 1, pages: count }, { locale }), left, bottom + 20, {
          ...{ width, align: 'right', lineBreak: false },
        }),
    )
  }
}
