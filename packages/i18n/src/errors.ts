import type { ErrorCode, ErrorDetails } from '@cauce/domain/errors'
import { columnNames } from './columns.ts'
import { money, wholeNumber } from './format.ts'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'

type Wording = (details: ErrorDetails, locale: Locale) => string
type PlainMessage = (inputs: object, options: { locale: Locale }) => string

const plain =
  (message: PlainMessage): Wording =>
  (_details, locale) =>
    message({}, { locale })

const wordings = {
  'not-signed-in': plain(m.error_not_signed_in),
  forbidden: plain(m.error_forbidden),
  'not-found': plain(m.error_not_found),
  'foreign-origin': plain(m.error_foreign_origin),
  'too-many-attempts': plain(m.error_too_many_attempts),
  'wrong-credentials': plain(m.error_wrong_credentials),
  'wrong-password': plain(m.error_wrong_password),
  'password-too-short': plain(m.error_password_too_short),
  'key-unknown': plain(m.error_key_unknown),
  'key-expired': plain(m.error_key_expired),
  'key-revoked': plain(m.error_key_revoked),
  'key-with-session': plain(m.error_key_with_session),
  'nothing-owed': plain(m.error_nothing_owed),
  'prepayment-out-of-range': ({ leastCents, mostCents }, locale) =>
    typeof leastCents === 'number' && typeof mostCents === 'number'
      ? m.error_prepayment_out_of_range_limits(
          { least: money(leastCents, locale), most: money(mostCents, locale) },
          { locale },
        )
      : m.error_prepayment_out_of_range({}, { locale }),
  'withdrawal-over': plain(m.error_withdrawal_over),
  'card-missing': plain(m.error_card_missing),
  'order-not-confirmed': plain(m.error_order_not_confirmed),
  'order-cancelled': plain(m.error_order_cancelled),
  'order-shipped': plain(m.error_order_shipped),
  'order-changed': plain(m.error_order_changed),
  'line-unknown': plain(m.error_line_unknown),
  'order-unknown': plain(m.error_order_unknown),
  'feed-not-set': plain(m.error_feed_not_set),
  'feed-secret-missing': plain(m.error_feed_secret_missing),
  'feed-read-too-often': plain(m.error_feed_read_too_often),
  'feed-folder-missing': plain(m.error_feed_folder_missing),
  'feed-file-not-plain': plain(m.error_feed_file_not_plain),
  'feed-file-not-moved': plain(m.error_feed_file_not_moved),
  'feed-address-refused': plain(m.error_feed_address_refused),
  'feed-unresolved': plain(m.error_feed_unresolved),
  'feed-unreachable': plain(m.error_feed_unreachable),
  'feed-timed-out': plain(m.error_feed_timed_out),
  'feed-tls-failed': plain(m.error_feed_tls_failed),
  'feed-redirected': plain(m.error_feed_redirected),
  'feed-unauthorised': plain(m.error_feed_unauthorised),
  'feed-refused': ({ status = '' }, locale) => m.error_feed_refused({ status }, { locale }),
  'cart-not-waiting': plain(m.error_cart_not_waiting),
  'account-change-open': plain(m.error_account_change_open),
  'account-unchanged': plain(m.error_account_unchanged),
  'iban-differs': plain(m.error_iban_differs),
  'tariff-incomplete': plain(m.error_tariff_incomplete),
  'tier-repeated': plain(m.error_tier_repeated),
  'email-taken': plain(m.error_email_taken),
  'user-not-invitable': plain(m.error_user_not_invitable),
  'role-not-assignable': plain(m.error_role_not_assignable),
  'partner-account-kept': plain(m.error_partner_account_kept),
  'own-account': plain(m.error_own_account),
  'main-administrator': plain(m.error_main_administrator),
  'unknown-centre': plain(m.error_unknown_centre),
  'other-centre': plain(m.error_other_centre),
  'invited-too-often': plain(m.error_invited_too_often),
  'invited-too-many': ({ limit, left }, locale) =>
    typeof limit === 'number' && typeof left === 'number'
      ? m.error_invited_too_many({ limit: wholeNumber(limit, locale), left: wholeNumber(left, locale) }, { locale })
      : m.error_limit_reached({}, { locale }),
  'invitation-unknown': plain(m.error_invitation_unknown),
  'invitation-replaced': plain(m.error_invitation_replaced),
  'invitation-used': plain(m.error_invitation_used),
  'invitation-expired': plain(m.error_invitation_expired),
  'invitation-revoked': plain(m.error_invitation_revoked),
  'invitation-elsewhere': plain(m.error_invitation_elsewhere),
  'second-person-needed': plain(m.error_second_person_needed),
  'administrator-change-open': plain(m.error_administrator_change_open),
  'successor-not-active': plain(m.error_successor_not_active),
  'name-with-link': plain(m.error_name_with_link),
  'bad-input': plain(m.error_bad_input),
  'body-too-large': plain(m.error_body_too_large),
  'wrong-content-type': plain(m.error_wrong_content_type),
  'idempotency-key-reused': plain(m.error_idempotency_key_reused),
  busy: plain(m.error_busy),
  internal: plain(m.error_internal),
  required: plain(m.error_required),
  'too-long': plain(m.error_too_long),
  'invalid-characters': plain(m.error_invalid_characters),
  'not-a-number': plain(m.error_not_a_number),
  'not-whole': plain(m.error_not_whole),
  'too-many-units': plain(m.error_too_many_units),
  'not-positive': plain(m.error_not_positive),
  'too-many-decimals': plain(m.error_too_many_decimals),
  'ambiguous-amount': plain(m.error_ambiguous_amount),
  'amount-too-high': plain(m.error_amount_too_high),
  'rate-too-high': plain(m.error_rate_too_high),
  'invalid-retry-days': plain(m.error_invalid_retry_days),
  'out-of-range': plain(m.error_out_of_range),
  'invalid-email': plain(m.error_invalid_email),
  'invalid-phone': plain(m.error_invalid_phone),
  'invalid-document': plain(m.error_invalid_document),
  'invalid-iban': plain(m.error_invalid_iban),
  'invalid-bic': plain(m.error_invalid_bic),
  'invalid-date': plain(m.error_invalid_date),
  'not-a-date': plain(m.error_not_a_date),
  'date-in-past': plain(m.error_date_in_past),
  'date-in-future': plain(m.error_date_in_future),
  'date-too-old': plain(m.error_date_too_old),
  'not-a-duration': plain(m.error_not_a_duration),
  'duration-too-long': plain(m.error_duration_too_long),
  'end-or-duration': plain(m.error_end_or_duration),
  'end-and-duration': plain(m.error_end_and_duration),
  'unknown-tax': plain(m.error_unknown_tax),
  'unknown-role': plain(m.error_unknown_role),
  'role-not-importable': plain(m.error_role_not_importable),
  'cell-error': plain(m.error_cell_error),
  'formula-without-value': plain(m.error_formula_without_value),
  'reference-repeated': ({ row }, locale) =>
    typeof row === 'number'
      ? m.error_reference_repeated_row({ row }, { locale })
      : m.error_reference_repeated({}, { locale }),
  'email-repeated': ({ row }, locale) =>
    typeof row === 'number' ? m.error_email_repeated_row({ row }, { locale }) : m.error_email_repeated({}, { locale }),
  'not-an-adult': plain(m.error_not_an_adult),
  'invalid-postcode': plain(m.error_invalid_postcode),
  'too-many-lines': plain(m.error_too_many_lines),
  'line-shipped': plain(m.error_line_shipped),
  'file-empty': plain(m.error_file_empty),
  'file-not-a-workbook': plain(m.error_file_not_a_workbook),
  'file-damaged': plain(m.error_file_damaged),
  'file-encrypted': plain(m.error_file_encrypted),
  'file-too-large': plain(m.error_file_too_large),
  'file-expands-too-much': plain(m.error_file_expands_too_much),
  'file-too-many-rows': ({ limit }, locale) =>
    typeof limit === 'number'
      ? m.error_file_too_many_rows_limit({ limit: wholeNumber(limit, locale) }, { locale })
      : m.error_file_too_many_rows({}, { locale }),
  'file-too-many-columns': plain(m.error_file_too_many_columns),
  'file-too-demanding': plain(m.error_file_too_demanding),
  'file-wrong-template': plain(m.error_file_wrong_template),
  'file-columns-missing': ({ columns }, locale) =>
    typeof columns === 'string'
      ? m.error_file_columns_missing_named({ columns: columnNames(columns, locale) }, { locale })
      : m.error_file_columns_missing({}, { locale }),
  'file-column-repeated': ({ column }, locale) =>
    typeof column === 'string'
      ? m.error_file_column_repeated_named({ column: columnNames(column, locale) }, { locale })
      : m.error_file_column_repeated({}, { locale }),
  'file-without-rows': ({ exampleRow }, locale) =>
    exampleRow === undefined ? m.error_file_without_rows({}, { locale }) : m.error_file_only_example({}, { locale }),
  'statement-not-xml': plain(m.error_statement_not_xml),
  'statement-unknown-format': plain(m.error_statement_unknown_format),
  'statement-incomplete': plain(m.error_statement_incomplete),
  'statement-too-many-entries': ({ limit }, locale) =>
    m.error_statement_too_many_entries({ limit: wholeNumber(Number(limit), locale) }, { locale }),
  'statement-other-account': ({ account = '' }, locale) => m.error_statement_other_account({ account }, { locale }),
  'statement-differs': ({ statement = '' }, locale) => m.error_statement_differs({ statement }, { locale }),
  'statement-cut-off': ({ statement = '', missingCents }, locale) =>
    m.error_statement_cut_off({ statement, amount: money(Math.abs(Number(missingCents)), locale) }, { locale }),
  'entry-does-not-fit': plain(m.error_entry_does_not_fit),
  'entry-moved-payment': plain(m.error_entry_moved_payment),
  'reference-taken': plain(m.error_reference_taken),
  'product-not-offered': plain(m.error_product_not_offered),
  'total-out-of-range': ({ minCents, maxCents }, locale) =>
    typeof minCents === 'number' && typeof maxCents === 'number'
      ? m.error_total_out_of_range_limits({ min: money(minCents, locale), max: money(maxCents, locale) }, { locale })
      : m.error_total_out_of_range({}, { locale }),
  'discount-above-cart': plain(m.error_discount_above_cart),
  'instalments-not-offered': plain(m.error_instalments_not_offered),
  'total-changed': plain(m.error_total_changed),
  'nothing-to-send': plain(m.error_nothing_to_send),
  'refund-changed': plain(m.error_refund_changed),
  'refund-not-paid': plain(m.error_refund_not_paid),
  'refund-transferred': plain(m.error_refund_transferred),
  'invoice-party-incomplete': plain(m.error_invoice_party_incomplete),
  'payout-account-missing': plain(m.error_payout_account_missing),
  'move-not-allowed': plain(m.error_move_not_allowed),
  'not-live': plain(m.error_not_live),
  'resend-too-soon': ({ secondsLeft }, locale) =>
    typeof secondsLeft === 'number'
      ? m.error_resend_too_soon_seconds({ count: secondsLeft }, { locale })
      : m.error_resend_too_soon({}, { locale }),
  'resend-limit-reached': plain(m.error_resend_limit_reached),
  'claimed-by-shopper': plain(m.error_claimed_by_shopper),
  'not-in-review': plain(m.error_not_in_review),
  'view-name-taken': plain(m.error_view_name_taken),
  'limit-reached': ({ limit }, locale) =>
    typeof limit === 'number'
      ? m.error_limit_reached_limit({ limit }, { locale })
      : m.error_limit_reached({}, { locale }),
  'service-not-offered': plain(m.error_service_not_offered),
  'changed-meanwhile': plain(m.error_changed_meanwhile),
  'import-outdated': plain(m.error_import_outdated),
  'import-empty': plain(m.error_import_empty),
  'import-in-use': plain(m.error_import_in_use),
  'webhook-url-invalid': plain(m.error_webhook_url_invalid),
  'webhook-not-https': plain(m.error_webhook_not_https),
  'webhook-port-refused': plain(m.error_webhook_port_refused),
  'webhook-address-refused': plain(m.error_webhook_address_refused),
  'webhook-disabled': plain(m.error_webhook_disabled),
  'webhook-removed': plain(m.error_webhook_removed),
  'webhook-sent-too-often': ({ limit, minutes }, locale) =>
    typeof limit === 'number' && typeof minutes === 'number'
      ? m.error_webhook_sent_too_often({ limit, minutes }, { locale })
      : m.error_too_many_attempts({}, { locale }),
  'webhook-rotated-too-often': ({ limit }, locale) =>
    typeof limit === 'number'
      ? m.error_webhook_rotated_too_often({ limit }, { locale })
      : m.error_too_many_attempts({}, { locale }),
  'link-unknown': plain(m.error_link_unknown),
  'link-expired': plain(m.error_link_expired),
  'terms-not-accepted': plain(m.error_terms_not_accepted),
  'payment-in-progress': plain(m.error_payment_in_progress),
  'card-service-unavailable': plain(m.error_card_service_unavailable),
} satisfies Record<ErrorCode, Wording>

/**
 * What a refusal means, for the person who caused it. Details sharpen it where they are known: `total-out-of-range`
 * takes minCents and maxCents, `resend-too-soon` secondsLeft, `limit-reached` limit. A code that this build does not know reads as `internal`.
 */
export function errorMessage(code: string, details: ErrorDetails = {}, locale: Locale = currentLocale()): string {
  const wording: Wording = Object.hasOwn(wordings, code) ? wordings[code as ErrorCode] : wordings.internal
  return wording(details, locale)
}
