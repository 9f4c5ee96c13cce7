import type { AdministratorChangeState } from '../access/administrator-change.ts'
import type { AccountChangeState } from '../disbursement/account-change.ts'

/** The letters Cauce sends to people at work. Their words are in packages/documents. */
export type LetterTemplate =
  | 'user-invitation'
  | 'disbursement-sent'
  | 'disbursement-rejected'
  | 'invoice-issued'
  | 'shipment-feed-failed'
  | `administrator-change-${AdministratorChangeState}`
  | `account-change-${AccountChangeState}`

/** The letters and texts Cauce sends about a financing. Their words are in packages/i18n and packages/documents. */
export type MessageTemplate =
  | 'financing-link'
  | 'financing-reminder'
  | 'financing-confirmed'
  | 'financing-declined'
  | 'financing-in-review'
  | 'payment-voided'
  | 'payment-refunded'

/** The letters and texts Cauce sends to the shopper about an order that is confirmed. */
export type OrderTemplate =
  | 'instalment-paid'
  | 'instalment-declined'
  | 'instalment-overdue'
  | 'plan-updated'
  | 'cart-to-accept'
  | 'order-cancelled'
  | 'paid-though-cancelled'
  | 'card-changed'
  | 'plan-settled'
  | 'plan-withdrawn'
  | 'order-link'
  | 'refund-paid'

/** By which ways each kind of news about an order reaches its shopper. */
export const orderChannels = {
  'instalment-paid': ['email'],
  'instalment-declined': ['sms', 'email'],
  'instalment-overdue': ['sms', 'email'],
  'plan-updated': ['email'],
  'card-changed': ['sms', 'email'],
  'plan-settled': ['email'],
  'plan-withdrawn': ['email'],
  'order-link': ['sms'],
  'refund-paid': ['email'],
  'cart-to-accept': ['sms', 'email'],
  'order-cancelled': ['email'],
  'paid-though-cancelled': ['email'],
} as const satisfies Record<OrderTemplate, readonly ('sms' | 'email')[]>
