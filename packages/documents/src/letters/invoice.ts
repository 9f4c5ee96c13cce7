import { money, monthName } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'

export type InvoiceLetterFacts = {
  merchantName: string
  recipientName: string
  number: string
  /** 'YYYY-MM'. */
  month: string
  isCreditNote: boolean
  /** The invoice that it takes back; null also in the credit note of a month that gave back more than it charged. */
  corrects: string | null
  netCents: number
  vatCents: number
  totalCents: number
  link: string
}

/** To a merchant's administrator: an invoice of its commission was issued, or a credit note that takes one back. */
export function invoiceLetter(facts: InvoiceLetterFacts, locale: Locale): Promise<Letter> {
  const { merchantName: merchant, number, corrects } = facts
  const to = { locale }
  const month = monthName(facts.month, locale)
  return renderLetter({
    locale,
    subject: !facts.isCreditNote
      ? m.letters_invoice_subject({ merchant, number, month }, to)
      : m.letters_credit_note_subject({ merchant, number, month }, to),
    sender: m.letters_disbursement_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.recipientName }, to),
    paragraphs: [
      corrects !== null
        ? m.letters_credit_note_text({ merchant, number, corrects, month }, to)
        : facts.isCreditNote
          ? m.letters_credit_note_month_text({ merchant, number, month }, to)
          : m.letters_invoice_text({ merchant, number, month }, to),
    ],
    link: { label: m.letters_invoice_link({}, to), href: facts.link },
    table: {
      ...{ head: [], rows: [] },
      facts: [
        [m.letters_invoice_net({}, to), money(facts.netCents, locale)],
        [m.letters_invoice_vat({}, to), money(facts.vatCents, locale)],
        [m.letters_invoice_total({}, to), money(facts.totalCents, locale)],
      ],
    },
    closing: [m.letters_invoice_closing({}, to)],
  })
}
