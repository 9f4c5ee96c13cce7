import type { CheckedLine } from '@cauce/domain/ledger/check'
import type { LedgerAccount, LedgerEntryKind } from '@cauce/domain/ledger/entries'
import type { LedgerFact } from '@cauce/domain/ledger/facts'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'
import { cancelReasonWords } from './order-words.ts'
import { planReasonWords } from './payment-words.ts'
import { type Words, word } from './words.ts'

export const ledgerAccountWords: Words<LedgerAccount> = {
  'shopper-receivable': m.ledger_account_shopper_receivable,
  'merchant-unshipped': m.ledger_account_merchant_unshipped,
  'merchant-payable': m.ledger_account_merchant_payable,
  'deferred-cost-income': m.ledger_account_deferred_cost_income,
  'acquirer-clearing': m.ledger_account_acquirer_clearing,
  bank: m.ledger_account_bank,
  'commission-income': m.ledger_account_commission_income,
  'commission-vat': m.ledger_account_commission_vat,
}

/** What an account holds, in a sentence. */
export const ledgerAccountTexts: Words<LedgerAccount> = {
  'shopper-receivable': m.ledger_account_shopper_receivable_text,
  'merchant-unshipped': m.ledger_account_merchant_unshipped_text,
  'merchant-payable': m.ledger_account_merchant_payable_text,
  'deferred-cost-income': m.ledger_account_deferred_cost_income_text,
  'acquirer-clearing': m.ledger_account_acquirer_clearing_text,
  bank: m.ledger_account_bank_text,
  'commission-income': m.ledger_account_commission_income_text,
  'commission-vat': m.ledger_account_commission_vat_text,
}

export const ledgerKindWords: Words<LedgerEntryKind> = {
  confirmation: m.ledger_kind_confirmation,
  capture: m.ledger_kind_capture,
  refund: m.ledger_kind_refund,
  shipment: m.ledger_kind_shipment,
  'cart-change': m.ledger_kind_cart_change,
  return: m.ledger_kind_return,
  cancellation: m.ledger_kind_cancellation,
  'plan-change': m.ledger_kind_plan_change,
  payout: m.ledger_kind_payout,
  'payout-rejected': m.ledger_kind_payout_rejected,
}

export const checkedLineWords: Words<CheckedLine> = {
  instalments: m.ledger_check_instalments,
  plans: m.ledger_check_plans,
  charges: m.ledger_check_charges,
  refunds: m.ledger_check_refunds,
  transfers: m.ledger_check_transfers,
  carts: m.ledger_check_carts,
  unshipped: m.ledger_check_unshipped,
  payable: m.ledger_check_payable,
  cost: m.ledger_check_cost,
  commission: m.ledger_check_commission,
  vat: m.ledger_check_vat,
  'payout-gross': m.ledger_check_payout_gross,
  'payout-commission': m.ledger_check_payout_commission,
  'payout-vat': m.ledger_check_payout_vat,
  'payout-paid': m.ledger_check_payout_paid,
  'invoice-net': m.ledger_check_invoice_net,
  'invoice-vat': m.ledger_check_invoice_vat,
  uninvoiced: m.ledger_check_uninvoiced,
  balance: m.ledger_check_balance,
}

/** What an entry tells of, in a sentence; its kind where nothing more is known. */
export function entryText(fact: LedgerFact, locale: Locale = currentLocale()): string {
  return told(fact, locale) ?? word(ledgerKindWords[fact.kind], locale)
}

function told(fact: LedgerFact, locale: Locale): string | undefined {
  const said = { locale }
  switch (fact.kind) {
    case 'confirmation':
      return undefined
    case 'capture':
      return captureText(fact, locale)
    case 'refund':
      return refundText(fact, locale)
    case 'shipment':
      return fact.lines.length > 0 ? m.ledger_tells_shipment({ lines: listed(fact.lines, locale) }, said) : undefined
    case 'return':
      return fact.lines.length > 0 ? m.ledger_tells_return({ lines: listed(fact.lines, locale) }, said) : undefined
    case 'cart-change':
      return fact.version === null ? undefined : m.ledger_tells_cart_change({ version: fact.version }, said)
    case 'cancellation':
      return fact.reason === null
        ? undefined
        : m.ledger_tells_cancellation({ reason: word(cancelReasonWords[fact.reason], locale) }, said)
    case 'plan-change':
      return fact.reason === null
        ? undefined
        : m.ledger_tells_plan_change({ reason: word(planReasonWords[fact.reason], locale) }, said)
    case 'payout':
      return fact.number === null ? undefined : m.ledger_tells_payout({ number: fact.number }, said)
    case 'payout-rejected':
      return fact.number === null ? undefined : m.ledger_tells_payout_rejected({ number: fact.number }, said)
  }
}

type FactOf<Kind> = Extract<LedgerFact, { kind: Kind }>

function captureText({ purpose, instalment }: FactOf<'capture'>, locale: Locale): string | undefined {
  if (purpose === 'instalment')
    return instalment === null ? undefined : m.ledger_tells_capture_instalment({ number: instalment }, { locale })
  return word(captures[purpose], locale)
}

const captures = {
  first: m.ledger_tells_capture_first,
  prepayment: m.ledger_tells_capture_prepayment,
  settlement: m.ledger_tells_capture_settlement,
  withdrawal: m.ledger_tells_capture_withdrawal,
  stray: m.ledger_tells_capture_stray,
} as const

function refundText({ way, number, last4 }: FactOf<'refund'>, locale: Locale): string | undefined {
  if (way === 'stray') return m.ledger_tells_refund_stray({}, { locale })
  if (number === null) return undefined
  if (way === 'transfer') return m.ledger_tells_refund_transfer({ number }, { locale })
  if (way === 'card-failed') return m.ledger_tells_refund_card_failed({ number }, { locale })
  return last4 === null ? undefined : m.ledger_tells_refund_card({ number, last4 }, { locale })
}

const listed = (names: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
