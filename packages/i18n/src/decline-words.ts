import { type DeclineClass, declineClass } from '@cauce/domain/payments/declines'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'
import { type Words, word } from './words.ts'

/** For people at work. */
const declineWords: Words<DeclineClass> = {
  refused: m.financing_decline_card_declined,
  'lost-or-stolen': m.financing_decline_lost_card,
  'insufficient-funds': m.financing_decline_insufficient_funds,
  'over-limit': m.financing_decline_limit,
  expired: m.financing_decline_expired_card,
  'security-code': m.financing_decline_incorrect_cvc,
  'card-number': m.financing_decline_incorrect_number,
  identity: m.financing_decline_authentication,
  unsupported: m.financing_decline_unsupported,
  'try-later': m.financing_decline_processing_error,
  cancelled: m.financing_decline_cancelled,
}

/** Why a card was refused, by the acquirer's code. */
export const declineText = (code: string, locale: Locale = currentLocale()): string =>
  word(declineWords[declineClass(code)], locale)
