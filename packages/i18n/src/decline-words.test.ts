import { expect, test } from 'vitest'
import { declineText } from './decline-words.ts'
import { locales } from './locale.ts'
import { shopperDeclineText } from './shopper-decline-words.ts'

test.each(locales)(
  'people at work read that a card is lost; its shopper reads what any other does, in %s',
  (locale) => {
    for (const code of ['lost_card', 'stolen_card', 'pickup_card']) {
      expect(declineText(code, locale)).not.toBe(declineText('generic_decline', locale))
      expect(shopperDeclineText(code, locale)).toBe(shopperDeclineText('generic_decline', locale))
    }
  },
)

test.each(locales)(
  'codes that mean one thing read alike to each, and a word of tomorrow is a refusal, in %s',
  (locale) => {
    for (const text of [declineText, shopperDeclineText]) {
      expect(text('invalid_expiry_year', locale)).toBe(text('expired_card', locale))
      expect(text('setup_intent_authentication_failure', locale)).toBe(text('authentication_required', locale))
      expect(text('some_word_of_tomorrow', locale)).toBe(text('card_declined', locale))
      expect(text('insufficient_funds', locale)).not.toBe(text('card_declined', locale))
    }
  },
)
