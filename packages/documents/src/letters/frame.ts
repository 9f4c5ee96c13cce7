import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import mjml2html from 'mjml'

/** A letter as a mail gateway takes it. */
export type Letter = { subject: string; html: string; text: string }

/** What a letter says, top to bottom; the same for both of its forms. All of it is plain text. */
export type LetterContent = {
  locale: Locale
  subject: string
  sender: string
  greeting: string
  paragraphs: string[]
  /** What the letter asks for. */
  link?: { label: string; href: string }
  table?: { head: string[]; rows: string[][]; facts: [name: string, value: string][] }
  closing: string[]
}

/** Lays a letter out. The frame is compiled once, since that takes longer than everything else about a letter. */
export async function renderLetter(content: LetterContent): Promise<Letter> {
  const filled = {
    locale: escapeHtml(content.locale),
    subject: escapeHtml(content.subject),
    sender: escapeHtml(content.sender),
    greeting: paragraph(content.greeting),
    paragraphs: content.paragraphs.map(paragraph).join(''),
    link: content.link ? linkHtml(content.link) : '',
    table: content.table ? tableHtml(content.table) : '',
    closing: content.closing.map(paragraph).join(''),
  }
  const frame = await compiledFrame()
  const html = frame.replace(/%%(\w+)%%/g, (_, name: keyof typeof filled) => filled[name])
  return { subject: content.subject, html, text: plainText(content) }
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const paragraph = (text: string): string => `<p style="margin:0 0 12px">${escapeHtml(text)}</p>`

const linkHtml = ({ label, href }: NonNullable<LetterContent['link']>): string =>
  `<p style="margin:0 0 12px"><a href="${escapeHtml(href)}" style="color:#0b5c8a;font-weight:600">${escapeHtml(label)}</a></p>` +
  `<p style="margin:0 0 12px;font-size:13px;color:#5d5a52;word-break:break-all">${escapeHtml(href)}</p>`

function tableHtml({ head, rows, facts }: NonNullable<LetterContent['table']>): string {
  const cell = (tag: 'th' | 'td') => (text: string, index: number) =>
    `<${tag} style="padding:6px 8px 6px 0;text-align:${index < 2 ? 'left' : 'right'};border-bottom:1px solid #e3e1dc">${escapeHtml(text)}</${tag}>`
  const row = (cells: string[], tag: 'th' | 'td') => `<tr>${cells.map(cell(tag)).join('')}</tr>`
  const fact = ([name, value]: [string, string]) =>
    `<tr><td colspan="2" style="padding:6px 8px 0 0">${escapeHtml(name)}</td><td style="padding:6px 8px 0 0;text-align:right">${escapeHtml(value)}</td></tr>`
  return row(head, 'th') + rows.map((cells) => row(cells, 'td')).join('') + facts.map(fact).join('')
}

function plainText({ locale, sender, greeting, paragraphs, link, table, closing }: LetterContent): string {
  const lines = table
    ? [
        ...table.rows.map((cells) => cells.join('  ')),
        ...table.facts.map(([name, value]) => m.statements_fact({ name, value }, { locale })),
      ]
    : []
  const asked = link ? [`${link.label}\n${link.href}`] : []
  return [greeting, ...paragraphs, ...asked, ...(lines.length > 0 ? [lines.join('\n')] : []), ...closing, sender].join(
    '\n\n',
  )
}

let frameOnce: Promise<string> | undefined

function compiledFrame(): Promise<string> {
  // Without `fonts` the frame would fetch a font from outside, which tells a stranger who reads which letter.
  frameOnce ??= Promise.resolve(mjml2html(frameSource, { validationLevel: 'strict', fonts: {} })).then(
    ({ html }) => html,
  )
  return frameOnce
}

const frameSource = `
<mjml lang="%%locale%%">
  <mj-head>
    <mj-title>%%subject%%</mj-title>
    <mj-attributes>
      <mj-all font-family="system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="24px" color="#1d1b16" />
      <mj-table font-size="15px" line-height="22px" color="#1d1b16" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f6f5f2" width="560px">
    <mj-section background-color="#ffffff" padding="24px 8px">
      <mj-column>
        <mj-text>%%greeting%%%%paragraphs%%%%link%%</mj-text>
        <mj-table>%%table%%</mj-table>
        <mj-text>%%closing%%</mj-text>
        <mj-divider border-width="1px" border-color="#e3e1dc" />
        <mj-text font-size="13px" color="#5d5a52">%%sender%%</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`
