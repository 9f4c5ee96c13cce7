import { plainSms } from '@cauce/domain/messaging/segments'
import { money } from './format.ts'
import type { Locale } from './locale.ts'
import { m } from './messages.ts'

/** The text with the payment link; exactly what is sent, so that a page may show it and count its segments. */
export const linkText = ({ merchantName, link }: { merchantName: string; link: string }, locale: Locale): string =>
  plainSms(m.letters_sms_link({ merchant: merchantName, link }, { locale }))

export const reminderText = ({ merchantName, link }: { merchantName: string; link: string }, locale: Locale): string =>
  plainSms(m.letters_sms_reminder({ merchant: merchantName, link }, { locale }))

export type Purchase = { merchantName: string; reference: string }

/** `instalmentCents` is the usual instalment; the last one may differ by some cents. */
export const confirmedText = (
  {
    merchantName: merchant,
    reference,
    instalments,
    instalmentCents,
  }: Purchase & { instalments: number; instalmentCents: number },
  locale: Locale,
): string =>
  plainSms(
    m.letters_sms_confirmed(
      { merchant, reference, count: instalments, amount: money(instalmentCents, locale) },
      { locale },
    ),
  )

export const declinedText = ({ merchantName: merchant, reference }: Purchase, locale: Locale): string =>
  plainSms(m.letters_sms_declined({ merchant, reference }, { locale }))

export const inReviewText = ({ merchantName: merchant, reference }: Purchase, locale: Locale): string =>
  plainSms(m.letters_sms_in_review({ merchant, reference }, { locale }))

export const voidedText = ({ merchantName: merchant, reference }: Purchase, locale: Locale): string =>
  plainSms(m.letters_sms_voided({ merchant, reference }, { locale }))

export const refundedText = ({ merchantName: merchant, reference }: Purchase, locale: Locale): string =>
  plainSms(m.letters_sms_refunded({ merchant, reference }, { locale }))
