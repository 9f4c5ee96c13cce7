// Written by `npm run tables -w @cauce/database` from the migrated database; a test holds the two together.
import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string | null, string | null>

export interface AccountTable {
  id: Generated<string>
  user_id: string
  account_id: string
  provider_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  scope: string | null
  access_token_expires_at: string | null
  refresh_token_expires_at: string | null
  created_at: Generated<string>
  updated_at: Generated<string>
}

export interface AccountChangeTable {
  id: Generated<string>
  merchant_id: string
  state: Generated<string>
  iban: string
  bic: string | null
  former_iban: string | null
  reason: string
  asked_by: string
  asked_at: string
  decided_by: string | null
  decided_at: string | null
  note: string | null
}

export interface ActionLogTable {
  position: Generated<number>
  transaction_id: Generated<string>
  merchant_id: string | null
  centre_id: string | null
  actor_id: string
  actor_role: string
  action: string
  subject_kind: string
  subject_id: string
  before: Json
  after: Json
  ip: string | null
  device: string | null
  request_id: string | null
  at: string
}

export interface AdministratorChangeTable {
  id: Generated<string>
  merchant_id: string
  state: Generated<string>
  asked_by: string
  asked_at: string
  reason: string
  new_user_id: string | null
  email: string | null
  first_name: string | null
  last_name: string | null
  former: string
  decided_by: string | null
  decided_at: string | null
  note: string | null
  former_ids: Generated<string[]>
}

export interface ApiKeyTable {
  id: Generated<string>
  merchant_id: string
  hash: Buffer
  last_four: string
  created_by: string
  created_at: string
  expires_at: string | null
  last_used_at: string | null
  revoked_at: string | null
}

export interface AppUserTable {
  id: Generated<string>
  merchant_id: string | null
  role: string
  email: string
  email_verified: Generated<boolean>
  name: string
  first_name: string
  last_name: string
  image: string | null
  locale: string
  demo: Generated<boolean>
  disabled_at: string | null
  created_at: Generated<string>
  updated_at: Generated<string>
  rights: Generated<string[]>
  version: Generated<number>
  search_text: Generated<string | null>
  name_key: Generated<string>
}

export interface BlockedDocumentTable {
  id: Generated<string>
  merchant_id: string
  document_number: string
  reason: string
  created_at: Generated<string>
}

export interface CardChangeTable {
  id: Generated<string>
  merchant_id: string
  plan_id: string
  state: Generated<string>
  intent_id: string | null
  decline_code: string | null
  begun_at: string
  submissions: Generated<number>
  submitted_at: string | null
  settled_at: string | null
}

export interface CartLineTable {
  order_id: string
  merchant_id: string
  version: number
  position: number
  line_id: Generated<string>
  kind: string
  reference: string
  name: string
  unit_price_cents: number
  units: number
  tax_treatment: string
  service_id: string | null
}

export interface CartVersionTable {
  order_id: string
  merchant_id: string
  version: number
  state: string
  total_cents: number
  reason: string | null
  made_by: string
  made_at: string
  settled_at: string | null
}

export interface CentreTable {
  id: Generated<string>
  merchant_id: string
  code: string
  name: string
  tax_treatment: string
}

export interface ChargeTable {
  id: Generated<string>
  merchant_id: string
  order_id: string
  plan_id: string
  purpose: string
  instalment_id: string | null
  card_id: string | null
  amount_cents: number
  state: Generated<string>
  intent_id: string | null
  decline_code: string | null
  asked_by: string
  asked_on: string
  begun_at: string
  settled_at: string | null
}

export interface CommissionTierTable {
  merchant_id: string
  valid_from: string
  from_cents: number
  from_instalments: number
  rate_bp: number
}

export interface CustomerTable {
  id: Generated<string>
  merchant_id: string
  first_name: string
  last_name: string
  email: string
  phone: string
  document_number: string
  birth_date: string
  street: string
  postcode: string
  city: string
  country: string
  locale: string
  created_at: Generated<string>
  automatic_payments: Generated<boolean>
}

export interface DisbursableOrderTable {
  order_id: string
  merchant_id: string
  since: string
}

export interface DisbursementTable {
  id: Generated<string>
  merchant_id: string
  day: string
  number: string
  state: Generated<string>
  gross_cents: number
  net_cents: number
  vat_cents: number
  paid_cents: number
  orders: number
  iban: string | null
  bic: string | null
  file_id: string | null
  payee_name: string | null
  end_to_end_id: string
  reject_reason: string | null
  prepared_at: string
  sent_at: string | null
  settled_at: string | null
}

export interface DisbursementLineTable {
  disbursement_id: string
  order_id: string
  merchant_id: string
  shipped_cents: number
  returned_cents: number
  net_cents: number
  vat_cents: number
}

export interface FailedShipmentTable {
  reading_id: string
  row: number
  merchant_id: string
  centre_id: string | null
  order_reference: string | null
  line_reference: string | null
  at_column: string
  code: string
  details: Generated<Json>
  outcome: string | null
  ended_by: string | null
  ended_at: string | null
}

export interface FinancingTable {
  id: Generated<string>
  merchant_id: string
  centre_id: string
  archived_at: string | null
  search_text: Generated<string | null>
  order_id: string
  customer_id: string
  agent_id: string
  product_id: string
  reference: string
  customer_name: string
  phone: string
  email: string
  locale: string
  total_cents: number
  currency: Generated<string>
  state: Generated<string>
  dead_reason: string | null
  credit_reason: string | null
  review_since: string | null
  claimed_attempt_id: string | null
  link_generation: Generated<number>
  link_expires_at: string | null
  link_sends: Generated<number>
  last_link_sent_at: string | null
  offer_ends_at: string
  created_at: string
  settled_at: string | null
}

export interface FinancingInScopeTable {
  id: string | null
  merchant_id: string | null
  centre_id: string | null
  archived_at: string | null
  search_text: string | null
  order_id: string | null
  customer_id: string | null
  agent_id: string | null
  product_id: string | null
  reference: string | null
  customer_name: string | null
  phone: string | null
  email: string | null
  locale: string | null
  total_cents: number | null
  currency: string | null
  state: string | null
  dead_reason: string | null
  credit_reason: string | null
  review_since: string | null
  claimed_attempt_id: string | null
  link_generation: number | null
  link_expires_at: string | null
  link_sends: number | null
  last_link_sent_at: string | null
  offer_ends_at: string | null
  created_at: string | null
  settled_at: string | null
}

export interface FinancingProductTable {
  id: Generated<string>
  merchant_id: string
  name: string
  setup_fee_cents: number
  instalment_fee_cents: number
  nominal_yearly_rate_bp: number | null
  instalment_counts: number[]
  min_cents: number
  max_cents: number
  first_instalment: string
  review_from_cents: number | null
  decline_from_cents: number | null
  max_open_financings: number | null
  late_payment_fee_cents: Generated<number>
  late_interest_yearly_bp: Generated<number>
  withdrawal_days: Generated<number>
  offered: Generated<boolean>
  created_at: Generated<string>
}

export interface IdempotencyKeyTable {
  actor_id: string
  key: string
  operation: string
  input_hash: Buffer
  result: Json
  at: string
}

export interface ImportTable {
  id: Generated<string>
  merchant_id: string
  centre_id: string | null
  kind: string
  state: Generated<string>
  file_name: string
  sheet: string | null
  header_row: number
  columns: Json
  ignored_headers: string[]
  adds: number
  updates: number
  same: number
  red: number
  created_by: string
  created_at: string
  saved_by: string | null
  saved_at: string | null
  undone_by: string | null
  undone_at: string | null
  sha256: Buffer
  file: Buffer
  losing: Generated<number>
  example_row: number | null
}

export interface ImportPartTable {
  import_id: string
  first_row: number
  last_row: number
  merchant_id: string
  centre_id: string | null
  green: number
  red: number
  rows: string
}

export interface InstalmentTable {
  id: Generated<string>
  merchant_id: string
  plan_id: string
  number: number | null
  due_on: string
  charged_from: string | null
  amount_cents: number
  from_version: Generated<number>
  until_version: number | null
  paid_at: string | null
  paid_on: string | null
  overdue_at: string | null
  settled_cost_cents: number | null
}

export interface InvitationTable {
  merchant_id: string
  user_id: string
  generation: number
  token_hash: Buffer
  invited_by: string
  invited_at: string
  expires_at: string
  accepted_at: string | null
  unacceptable_at: string | null
}

export interface InvoiceTable {
  id: Generated<string>
  merchant_id: string
  series: string
  number: string
  month: string
  corrects: string | null
  reason: string | null
  net_cents: number
  vat_cents: number
  total_cents: number
  lines: Json
  is_reverse_charge: boolean
  issuer: Json
  recipient: Json
  issued_on: string
  issued_at: string
  issued_by: string
}

export interface InvoiceCounterTable {
  series: string
  year: number
  last_place: number
}

export interface LedgerEntryTable {
  id: Generated<string>
  merchant_id: string
  kind: string
  order_id: string | null
  financing_id: string | null
  fact_key: string
  currency: Generated<string>
  posted_at: string
  disbursement_id: string | null
}

export interface LedgerPostingTable {
  entry_id: string
  merchant_id: string
  position: number
  account: string
  amount_cents: number
}

export interface LogAnchorTable {
  number: number
  last_seal: number
  hash: Buffer
  sealed_at: string
  code: Buffer
}

export interface LogCheckTable {
  id: Generated<string>
  checked_at: string
  seals: number
  faults: Json
  code: Buffer | null
}

export interface LogSealTable {
  number: number
  transaction_id: string
  position: number
  hash: Buffer
}

export interface MerchantTable {
  id: Generated<string>
  name: string
  legal_name: string
  tax_id: string
  locale: string
  country: string
  time_zone: string
  phone: string | null
  link_days: Generated<number>
  offer_days: Generated<number>
  reminder_after_hours: number | null
  created_at: Generated<string>
  account_manager_id: string | null
  ships_services_at_confirmation: Generated<boolean>
  retry_days: Generated<number[]>
  street: string | null
  postcode: string | null
  city: string | null
  iban: string | null
  bic: string | null
  commission_vat_bp: Generated<number>
  disbursement_hour: Generated<number>
  settings_revision: Generated<number>
}

export interface MessageTable {
  id: Generated<string>
  merchant_id: string
  channel: string
  direction: Generated<string>
  recipient: string
  template: string
  locale: string
  subject_kind: string
  subject_id: string
  segments: number | null
  state: Generated<string>
  failure_code: string | null
  provider_id: string | null
  request_key: string
  created_at: string
  sent_at: string | null
  delivered_at: string | null
}

export interface NoteTable {
  id: Generated<string>
  merchant_id: string
  subject_kind: string
  subject_id: string
  author_id: string
  body: string
  created_at: string
  removed_at: string | null
}

export interface OrderLineTable {
  line_id: string
  order_id: string
  merchant_id: string
  shipped_at: string
  shipped_by: string
  shipped_via: string
}

export interface OrderLinkTable {
  token_hash: Buffer
  order_id: string
  merchant_id: string
  generation: number
  expires_at: string
  created_at: string
}

export interface OrderReturnTable {
  id: Generated<string>
  order_id: string
  merchant_id: string
  cart_version: number
  made_by: string
  made_at: string
}

export interface OrderTariffTable {
  order_id: string
  merchant_id: string
  rate_bp: number
  vat_bp: number
}

export interface OrdersTable {
  id: Generated<string>
  merchant_id: string
  centre_id: string
  customer_id: string
  reference: string
  reference_key: Generated<string>
  state: Generated<string>
  customer_name: string
  phone: string
  email: string
  locale: string
  search_text: Generated<string | null>
  revision: Generated<number>
  cart_version: Generated<number>
  total_cents: number
  accepted_cents: number | null
  shipment: Generated<string>
  returns: Generated<string>
  placed_at: string
  confirmed_at: string | null
  cancelled_at: string | null
  cancel_reason: string | null
}

export interface OrdersInScopeTable {
  id: string | null
  merchant_id: string | null
  centre_id: string | null
  customer_id: string | null
  reference: string | null
  reference_key: string | null
  state: string | null
  customer_name: string | null
  phone: string | null
  email: string | null
  locale: string | null
  search_text: string | null
  revision: number | null
  cart_version: number | null
  total_cents: number | null
  accepted_cents: number | null
  shipment: string | null
  returns: string | null
  placed_at: string | null
  confirmed_at: string | null
  cancelled_at: string | null
  cancel_reason: string | null
}

export interface PaymentAttemptTable {
  id: Generated<string>
  merchant_id: string
  financing_id: string
  instalments: number
  kind: string
  due_today_cents: number
  plan: Json
  state: Generated<string>
  intent_id: string | null
  decline_code: string | null
  card: Json
  terms_accepted_at: string
  terms_accepted_ip: string | null
  locale: string
  begun_at: string
  submitted_at: string | null
  submissions: Generated<number>
  settled_at: string | null
}

export interface PaymentLinkTable {
  token_hash: Buffer
  merchant_id: string
  financing_id: string
  generation: number
  expires_at: string
  created_at: Generated<string>
}

export interface PaymentPlanTable {
  id: Generated<string>
  merchant_id: string
  financing_id: string
  order_id: string
  attempt_id: string
  nominal_yearly_rate_bp: number | null
  tae_percent: number
  accepted_at: string
  version: Generated<number>
}

export interface PayoutFileTable {
  id: Generated<string>
  message_id: string
  made_by: string
  made_at: string
  debtor_name: string
  debtor_iban: string
  debtor_bic: string | null
  payments: number
  total_cents: number
}

export interface PlanVersionTable {
  plan_id: string
  merchant_id: string
  version: number
  cart_version: number
  reason: string
  principal_cents: number
  cost_cents: number
  total_cents: number
  made_on: string
  made_at: string
}

export interface PlanWithdrawalTable {
  plan_id: string
  merchant_id: string
  declared_at: string
  declared_on: string
  declared_by: string
}

export interface RefundTable {
  id: Generated<string>
  merchant_id: string
  order_id: string
  plan_id: string
  number: string
  cause: string
  cart_version: number
  amount_cents: number
  state: Generated<string>
  due_at: string
  due_on: string
  settled_at: string | null
  settled_by: string | null
}

export interface RefundPartTable {
  id: Generated<string>
  merchant_id: string
  refund_id: string
  charge_id: string
  amount_cents: number
  state: Generated<string>
  provider_id: string | null
  failure_code: string | null
  begun_at: string
  settled_at: string | null
}

export interface RefundTransferTable {
  id: Generated<string>
  merchant_id: string
  refund_id: string
  amount_cents: number
  iban: string
  account_holder: string
  sent_on: string
  noted_at: string
  noted_by: string
}

export interface ReturnedLineTable {
  return_id: string
  merchant_id: string
  line_id: string
  units: number
}

export interface SavedViewTable {
  id: Generated<string>
  user_id: string
  page: string
  name: string
  query: string
  created_at: Generated<string>
}

export interface ServiceTable {
  id: Generated<string>
  merchant_id: string
  centre_id: string
  removed_at: string | null
  search_text: Generated<string | null>
  reference: string
  reference_key: Generated<string>
  name: string
  name_key: Generated<string>
  price_cents: number
  tax_treatment: string | null
  ends_on: string | null
  duration: string | null
  version: Generated<number>
  created_at: string
  updated_at: string
}

export interface ServiceInScopeTable {
  id: string | null
  merchant_id: string | null
  centre_id: string | null
  removed_at: string | null
  search_text: string | null
  reference: string | null
  reference_key: string | null
  name: string | null
  name_key: string | null
  price_cents: number | null
  tax_treatment: string | null
  ends_on: string | null
  duration: string | null
  version: number | null
  created_at: string | null
  updated_at: string | null
}

export interface SessionTable {
  id: Generated<string>
  user_id: string
  token: string
  expires_at: string
  ip_address: string | null
  user_agent: string | null
  created_at: Generated<string>
  updated_at: Generated<string>
}

export interface ShipmentFeedTable {
  merchant_id: string
  source: string
  url: string | null
  authorisation: string
  authorised_as: string | null
  secret: Buffer | null
  hour: number
  enabled: boolean
  changed_by: string
  changed_at: string
}

export interface ShipmentReadingTable {
  id: Generated<string>
  merchant_id: string
  centre_id: string | null
  source: string
  cause: string
  day: string
  begun_with: string | null
  file_name: string | null
  sha256: Buffer | null
  import_id: string | null
  state: string
  failure: string | null
  failure_details: Generated<Json>
  repeats: string | null
  rows: Generated<number>
  after_row: Generated<number>
  shipped: Generated<number>
  unchanged: Generated<number>
  failed: Generated<number>
  made_by: string
  begun_at: string
  ended_at: string | null
}

export interface SignInAttemptTable {
  key: Buffer
  failures: number
  window_started_at: string
}

export interface SigningUserTable {
  id: string | null
  merchant_id: string | null
  role: string | null
  email: string | null
  email_verified: boolean | null
  name: string | null
  first_name: string | null
  last_name: string | null
  image: string | null
  locale: string | null
  demo: boolean | null
  disabled_at: string | null
  created_at: string | null
  updated_at: string | null
  rights: string[] | null
  version: number | null
  search_text: string | null
  name_key: string | null
}

export interface StatementTable {
  id: Generated<string>
  message_id: string
  iban: string
  statement_id: string
  page: number
  from_day: string | null
  to_day: string | null
  opening_cents: number | null
  closing_cents: number | null
  content_sha256: Buffer
  imported_by: string
  imported_at: string
}

export interface StatementEntryTable {
  id: Generated<string>
  statement_id: string
  position: number
  booked_on: string
  amount_cents: number
  currency: string
  end_to_end_id: string | null
  is_return: boolean
  return_reason: string | null
  counterparty: string | null
  counterparty_iban: string | null
  remittance: string | null
  bank_reference: string | null
  state: string
  difference: string | null
  disbursement_id: string | null
  refund_transfer_id: string | null
  moved: Generated<boolean>
  settled_by: string | null
  settled_at: string | null
  reason: string | null
}

export interface StoredCardTable {
  id: Generated<string>
  merchant_id: string
  plan_id: string
  acquirer_customer_id: string
  payment_method_id: string
  brand: string
  first6: string | null
  last4: string
  expiry_month: number
  expiry_year: number
  given_at: string
  replaced_at: string | null
}

export interface UserCentreTable {
  user_id: string
  centre_id: string
}

export interface VerificationTable {
  id: Generated<string>
  identifier: string
  value: string
  expires_at: string
  created_at: Generated<string>
  updated_at: Generated<string>
}

export interface WebhookAttemptTable {
  id: Generated<string>
  merchant_id: string
  delivery_id: string
  number: number
  at: string
  outcome: string
  status: number | null
  duration_ms: number
}

export interface WebhookDeliveryTable {
  id: Generated<string>
  merchant_id: string
  event_id: string
  endpoint_id: string
  type: string
  state: Generated<string>
  failure: string | null
  round: Generated<number>
  attempts: Generated<number>
  created_at: string
  last_attempt_at: string | null
  last_outcome: string | null
  last_status: number | null
  next_attempt_at: string | null
}

export interface WebhookEndpointTable {
  id: Generated<string>
  merchant_id: string
  url: string
  description: Generated<string>
  events: string[]
  secret: Buffer
  created_by: string
  created_at: string
  disabled_at: string | null
  disabled_reason: string | null
  removed_at: string | null
}

export interface WebhookEventTable {
  id: Generated<string>
  merchant_id: string
  type: string
  data: Json
  at: string
}

export interface WebhookFormerSecretTable {
  id: Generated<string>
  merchant_id: string
  endpoint_id: string
  secret: Buffer
  stands_until: string
}

export interface Tables {
  account: AccountTable
  account_change: AccountChangeTable
  action_log: ActionLogTable
  administrator_change: AdministratorChangeTable
  api_key: ApiKeyTable
  app_user: AppUserTable
  blocked_document: BlockedDocumentTable
  card_change: CardChangeTable
  cart_line: CartLineTable
  cart_version: CartVersionTable
  centre: CentreTable
  charge: ChargeTable
  commission_tier: CommissionTierTable
  customer: CustomerTable
  disbursable_order: DisbursableOrderTable
  disbursement: DisbursementTable
  disbursement_line: DisbursementLineTable
  failed_shipment: FailedShipmentTable
  financing: FinancingTable
  financing_in_scope: FinancingInScopeTable
  financing_product: FinancingProductTable
  idempotency_key: IdempotencyKeyTable
  import: ImportTable
  import_part: ImportPartTable
  instalment: InstalmentTable
  invitation: InvitationTable
  invoice: InvoiceTable
  invoice_counter: InvoiceCounterTable
  ledger_entry: LedgerEntryTable
  ledger_posting: LedgerPostingTable
  log_anchor: LogAnchorTable
  log_check: LogCheckTable
  log_seal: LogSealTable
  merchant: MerchantTable
  message: MessageTable
  note: NoteTable
  order_line: OrderLineTable
  order_link: OrderLinkTable
  order_return: OrderReturnTable
  order_tariff: OrderTariffTable
  orders: OrdersTable
  orders_in_scope: OrdersInScopeTable
  payment_attempt: PaymentAttemptTable
  payment_link: PaymentLinkTable
  payment_plan: PaymentPlanTable
  payout_file: PayoutFileTable
  plan_version: PlanVersionTable
  plan_withdrawal: PlanWithdrawalTable
  refund: RefundTable
  refund_part: RefundPartTable
  refund_transfer: RefundTransferTable
  returned_line: ReturnedLineTable
  saved_view: SavedViewTable
  service: ServiceTable
  service_in_scope: ServiceInScopeTable
  session: SessionTable
  shipment_feed: ShipmentFeedTable
  shipment_reading: ShipmentReadingTable
  sign_in_attempt: SignInAttemptTable
  signing_user: SigningUserTable
  statement: StatementTable
  statement_entry: StatementEntryTable
  stored_card: StoredCardTable
  user_centre: UserCentreTable
  verification: VerificationTable
  webhook_attempt: WebhookAttemptTable
  webhook_delivery: WebhookDeliveryTable
  webhook_endpoint: WebhookEndpointTable
  webhook_event: WebhookEventTable
  webhook_former_secret: WebhookFormerSecretTable
}
