import { money, wholeNumber } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'

export type DisbursementLetterFacts = {
  merchantName: string
  recipientName: string
  number: string
  orders: number
  grossCents: number
  feesCents: number
  paidCents: number
  /** The last four places of the account. */
  accountEnd: string
  link: string
}

/** To a merchant's administrator: a payment was sent to the bank. */
export function disbursementLetter(facts: DisbursementLetterFacts, locale: Locale): Promise<Letter> {
  const { merchantName: merchant, number, accountEnd: account } = facts
  const to = { locale }
  const amount = money(facts.paidCents, locale)
  return renderLetter({
    locale,
    subject: m.letters_disbursement_subject({ merchant, amount }, to),
    sender: m.letters_disbursement_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.recipientName }, to),
    paragraphs: [
      m.letters_disbursement_text({ number, merchant, amount, account, orders: wholeNumber(facts.orders, locale) }, to),
    ],
    link: { label: m.letters_disbursement_link({}, to), href: facts.link },
    table: {
      ...{ head: [], rows: [] },
      facts: [
        [m.letters_disbursement_gross({}, to), money(facts.grossCents, locale)],
        [m.letters_disbursement_fees({}, to), money(-facts.feesCents, locale)],
        [m.letters_disbursement_paid({}, to), amount],
      ],
    },
    closing: [m.letters_disbursement_closing({}, to)],
  })
}
