import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'

export type AdministratorChangeLetterFacts = {
  approved: boolean
  merchantName: string
  managerName: string
  successorName: string
  askedByName: string
  reason: string
  note: string | null
}

/** What a merchant's account manager is told of a change of its administrator that was decided. */
export function administratorChangeLetter(facts: AdministratorChangeLetterFacts, locale: Locale): Promise<Letter> {
  const { approved, merchantName: merchant, successorName: successor, askedByName: asker, reason, note } = facts
  const to = { locale }
  const { subject, text } = approved
    ? { subject: m.letters_administrator_approved_subject, text: m.letters_administrator_approved_text }
    : { subject: m.letters_administrator_refused_subject, text: m.letters_administrator_refused_text }
  return renderLetter({
    locale,
    subject: subject({ merchant }, to),
    sender: m.letters_administrator_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.managerName }, to),
    paragraphs: [text({ merchant, successor, asker }, to)],
    closing: [
      m.letters_administrator_reason({ reason }, to),
      ...(note === null ? [] : [m.letters_administrator_note({ note }, to)]),
    ],
  })
}
