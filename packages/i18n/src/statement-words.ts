import type { EntryDifference, EntryState } from '@cauce/domain/disbursement/statement'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'
import { type Words, wordOf } from './words.ts'

export const entryStateWords: Words<EntryState> = {
  matched: m.statements_state_matched,
  difference: m.statements_state_difference,
  dismissed: m.statements_state_dismissed,
}

export const entryDifferenceWords: Words<EntryDifference> = {
  'no-reference': m.statements_difference_no_reference,
  'unknown-reference': m.statements_difference_unknown_reference,
  'other-currency': m.statements_difference_other_currency,
  'other-amount': m.statements_difference_other_amount,
  'other-account': m.statements_difference_other_account,
  'wrong-direction': m.statements_difference_wrong_direction,
  'not-sent': m.statements_difference_not_sent,
  'paid-twice': m.statements_difference_paid_twice,
  'returned-twice': m.statements_difference_returned_twice,
  'rejected-before': m.statements_difference_rejected_before,
}

/** What a difference means, in a sentence. */
export const entryDifferenceTexts: Words<EntryDifference> = {
  'no-reference': m.statements_difference_no_reference_text,
  'unknown-reference': m.statements_difference_unknown_reference_text,
  'other-currency': m.statements_difference_other_currency_text,
  'other-amount': m.statements_difference_other_amount_text,
  'other-account': m.statements_difference_other_account_text,
  'wrong-direction': m.statements_difference_wrong_direction_text,
  'not-sent': m.statements_difference_not_sent_text,
  'paid-twice': m.statements_difference_paid_twice_text,
  'returned-twice': m.statements_difference_returned_twice_text,
  'rejected-before': m.statements_difference_rejected_before_text,
}

/** Why banks give transfers back. Source: ISO 20022, ExternalReturnReason1Code, those of SEPA credit transfers. */
const bankReasons = {
  AC01: m.statements_bank_ac01,
  AC04: m.statements_bank_ac04,
  AC06: m.statements_bank_ac06,
  AG01: m.statements_bank_ag01,
  AM05: m.statements_bank_am05,
  BE04: m.statements_bank_be04,
  CUST: m.statements_bank_cust,
  FOCR: m.statements_bank_focr,
  MD07: m.statements_bank_md07,
  MS02: m.statements_bank_ms02,
  MS03: m.statements_bank_ms03,
  RC01: m.statements_bank_rc01,
  RR04: m.statements_bank_rr04,
} satisfies Words<string>

/** A bank's reason in words, where it is a known code and nothing else: 'AC04: cuenta cerrada'. */
export function bankReasonText(reason: string, locale: Locale = currentLocale()): string {
  const words = wordOf(bankReasons, reason, locale)
  return words === undefined ? reason : m.statements_fact({ name: reason, value: words }, { locale })
}

/** The same as a sentence of its own. */
export const bankReasonSentence = (reason: string, locale?: Locale): string =>
  `${bankReasonText(reason, locale).replace(/\.$/, '')}.`
