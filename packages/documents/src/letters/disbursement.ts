import { money, wholeNumber } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { bankReasonSentence } from '@cauce/i18n/statement-words'
import { type Letter, type LetterContent, renderLetter } from './frame.ts'

export type DisbursementLetterFacts = {
  merchantName: string
  recipientName: string
  number: string
  orders: number
  grossCents: number
  feesCents: number
  paidCents: number
  /** Why the bank did not pay; null where the payment was sent to it. */
  rejectReason: string | null
  /** The last four places of the account. */
  accountEnd: string
  link: string
}

/** To a merchant's administrator: a payment was sent to the bank, or not credited by it. */
export function disbursementLetter(facts: DisbursementLetterFacts, locale: Locale): Promise<Letter> {
  const { merchantName: merchant, rejectReason } = facts
  const to = { locale }
  return renderLetter({
    locale,
    sender: m.letters_disbursement_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.recipientName }, to),
    link: { label: m.letters_disbursement_link({}, to), href: facts.link },
    ...(rejectReason === null ? sentWords(facts, locale) : rejectedWords(facts, rejectReason, locale)),
  })
}

type Told = Pick<LetterContent, 'subject' | 'paragraphs' | 'table' | 'closing'>

function sentWords(facts: DisbursementLetterFacts, locale: Locale): Told {
  const { merchantName: merchant, number, accountEnd: account } = facts
  const to = { locale }
  const amount = money(facts.paidCents, locale)
  return {
    subject: m.letters_disbursement_subject({ merchant, amount }, to),
    paragraphs: [
      m.letters_disbursement_text({ number, merchant, amount, account, orders: wholeNumber(facts.orders, locale) }, to),
    ],
    table: {
      ...{ head: [], rows: [] },
      facts: [
        [m.letters_disbursement_gross({}, to), money(facts.grossCents, locale)],
        [m.letters_disbursement_fees({}, to), money(-facts.feesCents, locale)],
        [m.letters_disbursement_paid({}, to), amount],
      ],
    },
    closing: [m.letters_disbursement_closing({}, to)],
  }
}

function rejectedWords(facts: DisbursementLetterFacts, bankReason: string, locale: Locale): Told {
  const { merchantName: merchant, number } = facts
  const to = { locale }
  const amount = money(facts.paidCents, locale)
  return {
    subject: m.letters_rejected_subject({ merchant, amount }, to),
    paragraphs: [
      m.letters_rejected_text({ number, merchant, amount, reason: bankReasonSentence(bankReason, locale) }, to),
    ],
    closing: [m.letters_rejected_closing({}, to)],
  }
}
