import { confirmedLetter } from '@cauce/documents/letters/confirmed'
import { declinedLetter } from '@cauce/documents/letters/declined'
import type { Letter } from '@cauce/documents/letters/frame'
import {
  confirmedText,
  declinedText,
  inReviewText,
  linkText,
  refundedText,
  reminderText,
  voidedText,
} from '@cauce/i18n/letters'
import type { MessageToDeliver } from '@cauce/operations/messaging/message-to-deliver'

/** The words of a text message, made of the facts at delivery. */
export function textOf({ template, facts, locale }: MessageToDeliver, checkoutOrigin: string): string {
  const link = `${checkoutOrigin}/#${facts.linkToken}`
  if (template === 'financing-link') return linkText({ ...facts, link }, locale)
  if (template === 'financing-reminder') return reminderText({ ...facts, link }, locale)
  if (template === 'financing-declined') return declinedText(facts, locale)
  if (template === 'financing-in-review') return inReviewText(facts, locale)
  if (template === 'payment-voided') return voidedText(facts, locale)
  if (template === 'payment-refunded') return refundedText(facts, locale)
  const { instalments } = planOf(facts)
  const instalmentCents = instalments[0]?.amountCents ?? 0
  return confirmedText({ ...facts, instalments: instalments.length, instalmentCents }, locale)
}

/** The same news as a letter. Throws where a template has no letter. */
export function letterOf({ template, facts, locale }: MessageToDeliver): Promise<Letter> {
  if (template === 'financing-confirmed') return confirmedLetter({ ...facts, plan: planOf(facts) }, locale)
  if (template === 'financing-declined') return declinedLetter(facts, locale)
  throw new Error(`${template} is not sent by e-mail`)
}

function planOf({ plan }: MessageToDeliver['facts']) {
  if (!plan) throw new Error('a confirmation without a plan')
  return plan
}
