import type { DeliveryState } from '@cauce/domain/messaging/states'
import type { LetterTemplate, MessageTemplate, OrderTemplate } from '@cauce/domain/messaging/templates'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'
import { type Words, wordOf } from './words.ts'

export const templateWords: Words<MessageTemplate | LetterTemplate | OrderTemplate> = {
  'financing-link': m.financing_message_link,
  'financing-reminder': m.financing_message_reminder,
  'financing-confirmed': m.financing_message_confirmed,
  'financing-declined': m.financing_message_declined,
  'financing-in-review': m.financing_message_in_review,
  'payment-voided': m.financing_message_voided,
  'payment-refunded': m.financing_message_refunded,
  'instalment-paid': m.log_template_instalment_paid,
  'instalment-declined': m.log_template_instalment_declined,
  'instalment-overdue': m.log_template_instalment_overdue,
  'plan-updated': m.log_template_plan_updated,
  'cart-to-accept': m.log_template_cart_to_accept,
  'order-cancelled': m.log_template_order_cancelled,
  'paid-though-cancelled': m.log_template_paid_though_cancelled,
  'card-changed': m.log_template_card_changed,
  'plan-settled': m.log_template_plan_settled,
  'plan-withdrawn': m.log_template_plan_withdrawn,
  'order-link': m.log_template_order_link,
  'refund-paid': m.log_template_refund_paid,
  'disbursement-sent': m.log_template_disbursement_sent,
  'disbursement-rejected': m.log_template_disbursement_rejected,
  'invoice-issued': m.log_template_invoice_issued,
  'shipment-feed-failed': m.log_template_shipment_feed_failed,
  'account-change-asked': m.log_template_account_asked,
  'account-change-approved': m.log_template_account_approved,
  'account-change-refused': m.log_template_account_refused,
  'account-change-withdrawn': m.log_template_account_withdrawn,
  'user-invitation': m.log_template_user_invitation,
  'administrator-change-asked': m.log_template_change_asked,
  'administrator-change-approved': m.log_template_change_approved,
  'administrator-change-refused': m.log_template_change_refused,
  'administrator-change-withdrawn': m.log_template_change_withdrawn,
}

export const channelWords: Words<'sms' | 'email' | 'whatsapp'> = {
  sms: m.log_channel_sms,
  email: m.log_channel_email,
  whatsapp: m.log_channel_whatsapp,
}

export const messageStateWords: Words<DeliveryState> = {
  queued: m.financing_delivery_queued,
  unknown: m.financing_delivery_unknown,
  sent: m.financing_delivery_sent,
  failed: m.financing_delivery_failed,
  delivered: m.financing_delivery_delivered,
}

/** Ours, Twilio's (https://www.twilio.com/docs/api/errors), SMTP's (RFC 5321, 4.2.3) and Node's for a cut connection. */
export const messageFailureWords: Words<string> = {
  'no-longer-due': m.log_failure_no_longer_due,
  'given-up': m.log_failure_given_up,
  'no-answer': m.log_failure_no_answer,
  'http-429': m.log_failure_no_answer,
  'http-500': m.log_failure_no_answer,
  'http-502': m.log_failure_no_answer,
  'http-503': m.log_failure_no_answer,
  'http-504': m.log_failure_no_answer,
  ECONNECTION: m.log_failure_no_answer,
  ECONNREFUSED: m.log_failure_no_answer,
  EDNS: m.log_failure_no_answer,
  ESOCKET: m.log_failure_no_answer,
  ETIMEDOUT: m.log_failure_no_answer,
  21211: m.log_failure_address,
  21214: m.log_failure_address,
  21614: m.log_failure_address,
  30005: m.log_failure_address,
  30006: m.log_failure_address,
  21610: m.log_failure_unwanted,
  30004: m.log_failure_unwanted,
  21612: m.log_failure_unreachable,
  30003: m.log_failure_unreachable,
  30008: m.log_failure_unreachable,
  30007: m.log_failure_filtered,
  30034: m.log_failure_filtered,
  550: m.log_failure_address,
  551: m.log_failure_address,
  553: m.log_failure_address,
  552: m.log_failure_full,
  554: m.log_failure_filtered,
}

/** Why a message did not arrive; with the provider's own code where we have no words for it. */
export const messageFailureText = (code: string, locale: Locale = currentLocale()): string =>
  wordOf(messageFailureWords, code, locale) ?? m.log_failure_other({ code }, { locale })
