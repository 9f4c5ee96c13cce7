import type { ErrorCode, ErrorDetails } from '@cauce/domain/errors'
import { errorMessage } from '@cauce/i18n/errors'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'

export type ShipmentFeedLetterFacts = {
  merchantName: string
  recipientName: string
  code: ErrorCode
  details: ErrorDetails
  fileName: string | null
  link: string
}

/** To a merchant's administrator: the day's shipment file could not be read. */
export function shipmentFeedLetter(facts: ShipmentFeedLetterFacts, locale: Locale): Promise<Letter> {
  const { merchantName: merchant, fileName } = facts
  const to = { locale }
  return renderLetter({
    locale,
    subject: m.letters_feed_subject({ merchant }, to),
    sender: m.letters_disbursement_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.recipientName }, to),
    paragraphs: [m.letters_feed_text({ merchant }, to)],
    link: { label: m.letters_feed_link({}, to), href: facts.link },
    table: {
      ...{ head: [], rows: [] },
      facts: [
        [m.letters_feed_reason({}, to), errorMessage(facts.code, facts.details, locale)],
        ...(fileName === null ? [] : [[m.letters_feed_file({}, to), fileName] as [string, string]]),
      ],
    },
    closing: [m.letters_feed_closing({}, to)],
  })
}
