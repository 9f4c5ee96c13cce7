import { type DeclineClass, declineClass } from '@cauce/domain/payments/declines'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'
import { type Words, word } from './words.ts'

/** For shoppers, with what they may do. A lost or stolen card reads like any other: its holder learns it from the bank. */
const shopperDeclineWords: Words<DeclineClass> = {
  refused: m.checkout_declined,
  'lost-or-stolen': m.checkout_declined,
  'insufficient-funds': m.checkout_declined_funds,
  'over-limit': m.checkout_declined_limit,
  expired: m.checkout_declined_expired,
  'security-code': m.checkout_declined_cvc,
  'card-number': m.checkout_declined_number,
  identity: m.checkout_declined_authentication,
  unsupported: m.checkout_declined_unsupported,
  'try-later': m.checkout_declined_later,
  cancelled: m.checkout_declined_later,
}

/** A bank's refusal as the shopper reads it, by the acquirer's code: why, what to do, and that nothing was charged. */
export const shopperDeclineText = (code: string, locale: Locale = currentLocale()): string =>
  `${word(shopperDeclineWords[declineClass(code)], locale)} ${m.checkout_not_charged({}, { locale })}`
