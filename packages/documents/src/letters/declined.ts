import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'

export type DeclinedFacts = { merchantName: string; merchantPhone: string | null; firstName: string; reference: string }

/** The financier's no, said kindly: nothing was charged, and the merchant may know another way. */
export function declinedLetter(facts: DeclinedFacts, locale: Locale): Promise<Letter> {
  const { merchantName: merchant, merchantPhone, reference } = facts
  const to = { locale }
  return renderLetter({
    locale,
    subject: m.letters_declined_subject({ reference, merchant }, to),
    sender: m.letters_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.firstName }, to),
    paragraphs: [m.letters_declined_text({ reference }, to), m.letters_declined_next({ merchant }, to)],
    closing: merchantPhone ? [m.letters_contact({ merchant, phone: merchantPhone }, to)] : [],
  })
}
