import { confirmedLetter } from '@cauce/documents/letters/confirmed'
import { declinedLetter } from '@cauce/documents/letters/declined'
import type { Letter } from '@cauce/documents/letters/frame'
import type { MessageTemplate } from '@cauce/domain/messaging/templates'
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
import { orderUrl } from '../messages/order-url.ts'

type Wording = (facts: MessageToDeliver['facts'] & { link: string }, locale: MessageToDeliver['locale']) => string

const texts: Record<MessageTemplate, Wording> = {
  'financing-link': linkText,
  'financing-reminder': reminderText,
  'financing-confirmed': (facts, locale) => {
    const { instalments } = planOf(facts)
    const instalmentCents = instalments[0]?.amountCents ?? 0
    return confirmedText({ ...facts, instalments: instalments.length, instalmentCents }, locale)
  },
  'financing-declined': declinedText,
  'financing-in-review': inReviewText,
  'payment-voided': voidedText,
  'payment-refunded': refundedText,
}

/** The words of a text message, made of the facts at delivery. */
export const textOf = ({ template, facts, locale }: MessageToDeliver, checkoutOrigin: string): string =>
  texts[template]({ ...facts, link: `${checkoutOrigin}/#${facts.linkToken}` }, locale)

/** The same news as a letter. Throws where a template has no letter. */
export function letterOf({ template, facts, locale }: MessageToDeliver, checkoutOrigin: string): Promise<Letter> {
  if (template === 'financing-confirmed') {
    const link = facts.orderToken === null ? null : orderUrl(checkoutOrigin, facts.orderToken)
    return confirmedLetter({ ...facts, link, plan: planOf(facts) }, locale)
  }
  if (template === 'financing-declined') return declinedLetter(facts, locale)
  throw new Error(`${template} is not sent by e-mail`)
}

function planOf({ plan }: MessageToDeliver['facts']) {
  if (!plan) throw new Error('a confirmation without a plan')
  return plan
}
