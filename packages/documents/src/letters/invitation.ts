import type { Role } from '@cauce/domain/access/roles'
import { dateTime } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { type Letter, renderLetter } from './frame.ts'

/** `expiresAt` is an ISO instant. */
export type InvitationLetterFacts = {
  merchantName: string
  firstName: string
  role: Role
  link: string
  expiresAt: string
  timeZone: string
}

/** The invitation of somebody who is to work in Cauce: a link to choose a password, and never a password. */
export function invitationLetter(facts: InvitationLetterFacts, locale: Locale): Promise<Letter> {
  const { merchantName: merchant, role, link, expiresAt } = facts
  const to = { locale }
  return renderLetter({
    locale,
    subject: m.letters_invitation_subject({ merchant }, to),
    sender: m.letters_invitation_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.firstName }, to),
    paragraphs: [m.letters_invitation_text({ merchant, role: roleName(role, locale) }, to)],
    link: { label: m.letters_invitation_link({}, to), href: link },
    closing: [
      m.letters_invitation_until({ until: dateTime(expiresAt, locale, facts.timeZone) }, to),
      m.letters_invitation_ignore({}, to),
    ],
  })
}
