import { currentLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { creditWords } from '@cauce/i18n/sale-words'
import { wordOf } from '@cauce/i18n/words'

/** Which rule spoke; that one did, where this build does not know it. */
export const creditReasonText = (reason: string): string =>
  wordOf(creditWords, reason, currentLocale()) ?? m.financing_credit_other()
