import type { SubjectKind } from '@cauce/domain/access/subject-kinds'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'

type Message = (inputs: object, options: { locale: Locale }) => string

const kinds: Record<SubjectKind, Message> = {
  financing: m.log_kind_financing,
  order: m.log_kind_order,
  customer: m.log_kind_customer,
  user: m.log_kind_user,
  message: m.log_kind_message,
  session: m.log_kind_session,
  key: m.log_kind_key,
  service: m.log_kind_service,
  import: m.log_kind_import,
}

const actions: Record<string, Message> = {
  'access.sign-in': m.log_action_access_sign_in,
  'access.sign-out': m.log_action_access_sign_out,
  'access.change-password': m.log_action_access_change_password,
  'access.end-session': m.log_action_access_end_session,
  'access.end-other-sessions': m.log_action_access_end_other_sessions,
  'access.set-locale': m.log_action_access_set_locale,
  'customer.created': m.log_action_customer_created,
  'customer.updated': m.log_action_customer_updated,
  'financing.send': m.log_action_financing_send,
  'financing.send-again': m.log_action_financing_send_again,
  'financing.resend-link': m.log_action_financing_resend_link,
  'financing.remind': m.log_action_financing_remind,
  'financing.mark-link-expired': m.log_action_financing_mark_link_expired,
  'financing.claim': m.log_action_financing_claim,
  'financing.release-claim': m.log_action_financing_release_claim,
  'financing.decide-credit': m.log_action_financing_decide_credit,
  'financing.decide-review': m.log_action_financing_decide_review,
  'financing.confirm': m.log_action_financing_confirm,
  'financing.decline': m.log_action_financing_decline,
  'financing.fail': m.log_action_financing_fail,
  'financing.lapse': m.log_action_financing_lapse,
  'financing.withdraw': m.log_action_financing_withdraw,
  'financing.archive': m.log_action_financing_archive,
  'financing.unarchive': m.log_action_financing_unarchive,
  'financing.add-note': m.log_action_financing_add_note,
  'financing.remove-note': m.log_action_financing_remove_note,
  'financing.record-card-refusal': m.log_action_financing_record_card_refusal,
  'financing.record-refund': m.log_action_financing_record_refund,
  'financing.settle-attempt': m.log_action_financing_settle_attempt,
  'financing.export': m.log_action_financing_export,
  'financing.save-view': m.log_action_financing_save_view,
  'financing.remove-view': m.log_action_financing_remove_view,
  'payments.begin': m.log_action_payments_begin,
  'payments.record-intent': m.log_action_payments_record_intent,
  'payments.submit-card': m.log_action_payments_submit_card,
  'payments.card-event-arrived': m.log_action_payments_card_event_arrived,
  'messaging.record-delivery': m.log_action_messaging_record_delivery,
  'messaging.report-delivery': m.log_action_messaging_report_delivery,
  'keys.create': m.log_action_keys_create,
  'keys.revoke': m.log_action_keys_revoke,
  'services.add': m.log_action_services_add,
  'services.change': m.log_action_services_change,
  'services.remove': m.log_action_services_remove,
  'services.restore': m.log_action_services_restore,
  'imports.services.preview': m.log_action_imports_services_preview,
  'imports.services.save': m.log_action_imports_services_save,
  'imports.services.undo': m.log_action_imports_services_undo,
  'imports.users.preview': m.log_action_imports_users_preview,
  'imports.users.save': m.log_action_imports_users_save,
  'imports.users.undo': m.log_action_imports_users_undo,
  'log.export': m.log_action_log_export,
  'log.save-view': m.log_action_log_save_view,
  'log.remove-view': m.log_action_log_remove_view,
}

const fields: Record<string, Message> = {
  state: m.log_field_state,
  deadReason: m.log_field_dead_reason,
  decision: m.log_field_decision,
  reason: m.log_field_reason,
  creditReason: m.log_field_credit_reason,
  attemptId: m.log_field_attempt_id,
  declineCode: m.log_field_decline_code,
  instalments: m.log_field_instalments,
  totalCents: m.log_field_total_cents,
  amountCents: m.log_field_amount_cents,
  priceCents: m.log_field_price_cents,
  kind: m.log_field_kind,
  submissions: m.log_field_submissions,
  linkExpiresAt: m.log_field_link_expires_at,
  locale: m.log_field_locale,
  name: m.log_field_name,
  scopes: m.log_field_scopes,
  rights: m.log_field_rights,
  expiresAt: m.log_field_expires_at,
  revokedAt: m.log_field_revoked_at,
  noteId: m.log_field_note_id,
  sends: m.log_field_sends,
  freshLink: m.log_field_fresh_link,
  sentAgainAs: m.log_field_sent_again_as,
  template: m.log_field_template,
  channel: m.log_field_channel,
  failureCode: m.log_field_failure_code,
  reference: m.log_field_reference,
  openFinancings: m.log_field_open_financings,
  documentBlocked: m.log_field_document_blocked,
  rows: m.log_field_rows,
  adds: m.log_field_adds,
  updates: m.log_field_updates,
  role: m.log_field_role,
  email: m.log_field_email,
  endsOn: m.log_field_ends_on,
  duration: m.log_field_duration,
  taxTreatment: m.log_field_tax_treatment,
  centreId: m.log_field_centre_id,
}

const values: Record<string, Record<string, Message>> = {
  state: { live: m.financing_state_live, confirmed: m.financing_state_confirmed, dead: m.financing_state_dead },
  deadReason: {
    'technical-failure': m.financing_death_technical_failure,
    declined: m.financing_death_declined,
    withdrawn: m.financing_death_withdrawn,
    lapsed: m.financing_death_lapsed,
  },
  decision: { accept: m.log_value_accept, review: m.log_value_review, decline: m.log_value_decline },
}

/** A kind of record in words. */
export const subjectKindName = (kind: SubjectKind, locale: Locale = currentLocale()): string =>
  kinds[kind]?.({}, { locale }) ?? kind

/** What was done, in words; the action's own name where it has none. */
export const actionName = (action: string, locale: Locale = currentLocale()): string =>
  actions[action]?.({}, { locale }) ?? action

/** A changed fact's name, in words; its own name where it has none. */
export const fieldName = (field: string, locale: Locale = currentLocale()): string =>
  fields[field]?.({}, { locale }) ?? field

/** A fact's value in words; itself where it has none. */
export const valueName = (field: string, value: string, locale: Locale = currentLocale()): string =>
  values[field]?.[value]?.({}, { locale }) ?? value
