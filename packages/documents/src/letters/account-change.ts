import type { AccountChangeState } from '@cauce/domain/disbursement/account-change'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'

export type AccountChangeLetterFacts = {
  state: AccountChangeState
  merchantName: string
  recipientName: string
  /** Whether the platform's finance is told, and not somebody of the merchant. */
  isFinance: boolean
  askedByName: string
  /** Both masked. */
  former: string | null
  account: string
  reason: string
  note: string | null
  link: string
}

const words = {
  asked: { subject: m.letters_account_asked_subject, text: m.letters_account_asked_text },
  approved: { subject: m.letters_account_approved_subject, text: m.letters_account_approved_text },
  refused: { subject: m.letters_account_refused_subject, text: m.letters_account_refused_text },
  withdrawn: { subject: m.letters_account_withdrawn_subject, text: m.letters_account_withdrawn_text },
}

/** How a change of the account that a merchant is paid to stands, for its administrators and the platform's finance. */
export function accountChangeLetter(facts: AccountChangeLetterFacts, locale: Locale): Promise<Letter> {
  const { state, merchantName: merchant, askedByName: asker, isFinance, reason, note } = facts
  const to = { locale }
  const { subject, text } = words[state]
  return renderLetter({
    locale,
    subject: subject({ merchant }, to),
    sender: isFinance ? m.letters_account_finance({}, to) : m.letters_disbursement_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.recipientName }, to),
    paragraphs: [text({ merchant, asker }, to)],
    link: { label: m.letters_account_link({}, to), href: facts.link },
    table: {
      ...{ head: [], rows: [] },
      facts: [
        [
          (state === 'approved' ? m.letters_account_former : m.letters_account_current)({}, to),
          facts.former ?? m.letters_account_none({}, to),
        ],
        [m.letters_account_new({}, to), facts.account],
      ],
    },
    closing: [
      m.letters_account_reason({ reason }, to),
      ...(note === null ? [] : [m.letters_account_note({ note }, to)]),
      ...(state === 'asked' ? [(isFinance ? m.letters_account_check : m.letters_account_unexpected)({}, to)] : []),
    ],
  })
}
