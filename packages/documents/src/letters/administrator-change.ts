import type { AdministratorChangeState } from '@cauce/domain/access/administrator-change'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'

export type AdministratorChangeLetterFacts = {
  state: AdministratorChangeState
  merchantName: string
  recipientName: string
  /** Whether the platform's account manager is told, and not somebody of the merchant. */
  isManager: boolean
  /** What becomes of a recipient who administers: not decided, done, or once the successor has come; null for others. */
  stops: 'if-approved' | 'stopped' | 'once-accepted' | null
  successorName: string
  askedByName: string
  reason: string
  note: string | null
}

const words = {
  asked: { subject: m.letters_administrator_asked_subject, text: m.letters_administrator_asked_text },
  approved: { subject: m.letters_administrator_approved_subject, text: m.letters_administrator_approved_text },
  refused: { subject: m.letters_administrator_refused_subject, text: m.letters_administrator_refused_text },
  withdrawn: { subject: m.letters_administrator_withdrawn_subject, text: m.letters_administrator_withdrawn_text },
}

const stops = {
  'if-approved': m.letters_administrator_stops_if,
  stopped: m.letters_administrator_stopped,
  'once-accepted': m.letters_administrator_stops_then,
}

/** How a change of a merchant's administrator stands, for those whom it is about and the merchant's account manager. */
export function administratorChangeLetter(facts: AdministratorChangeLetterFacts, locale: Locale): Promise<Letter> {
  const { state, merchantName: merchant, successorName: successor, askedByName: asker, reason, note } = facts
  const to = { locale }
  const { subject, text } = words[state]
  const sender = facts.isManager ? m.letters_administrator_sender : m.letters_administrator_party
  return renderLetter({
    locale,
    subject: subject({ merchant }, to),
    sender: sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.recipientName }, to),
    paragraphs: [
      text({ merchant, successor, asker }, to),
      ...(facts.stops === null ? [] : [stops[facts.stops]({ merchant, successor }, to)]),
    ],
    closing: [
      m.letters_administrator_reason({ reason }, to),
      ...(note === null ? [] : [m.letters_administrator_note({ note }, to)]),
      ...(state === 'asked' ? [m.letters_administrator_asked_unexpected({}, to)] : []),
    ],
  })
}
