import type { Permission } from '@cauce/domain/access/permissions'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'
import type { Message } from './words.ts'

/** What a permission lets somebody do. Processes and shoppers act by permissions of their own, which nobody is given. */
const words = {
  'account.own': m.people_permission_account_own,
  'financings.read': m.keys_scope_financings_read,
  'financings.send': m.keys_scope_financings_send,
  'financings.resend': m.keys_scope_financings_resend,
  'financings.archive': m.keys_scope_financings_archive,
  'financings.withdraw': m.keys_scope_financings_withdraw,
  'financings.note': m.keys_scope_financings_note,
  'financings.export': m.people_permission_financings_export,
  'financings.review': m.people_permission_financings_review,
  'financings.process': undefined,
  'checkout.pay': undefined,
  'orders.read': m.keys_scope_orders_read,
  'orders.ship': m.keys_scope_orders_ship,
  'orders.edit': m.people_permission_orders_edit,
  'orders.cancel': m.people_permission_orders_cancel,
  'orders.export': m.people_permission_orders_export,
  'orders.feed': m.people_permission_orders_feed,
  'payments.automatic': m.people_permission_payments_automatic,
  'payments.process': undefined,
  'payments.take': m.people_permission_payments_take,
  'payments.overdue': m.people_permission_payments_overdue,
  'disbursements.read': m.people_permission_disbursements_read,
  'disbursements.process': undefined,
  'disbursements.settle': m.people_permission_disbursements_settle,
  'statements.read': m.people_permission_statements_read,
  'statements.import': m.people_permission_statements_import,
  'payouts.set': m.people_permission_payouts_set,
  'payouts.approve': m.people_permission_payouts_approve,
  'tariffs.set': m.people_permission_tariffs_set,
  'refunds.settle': m.people_permission_refunds_settle,
  'invoices.read': m.people_permission_invoices_read,
  'invoices.correct': m.people_permission_invoices_correct,
  'invoices.process': undefined,
  'ledger.read': m.people_permission_ledger_read,
  'processes.open': m.people_permission_processes_open,
  'services.read': m.keys_scope_services_read,
  'services.manage': m.keys_scope_services_manage,
  'services.export': m.people_permission_services_export,
  'users.read': m.people_permission_users_read,
  'users.manage': m.people_permission_users_manage,
  'users.remind': m.people_permission_users_remind,
  'users.export': m.people_permission_users_export,
  'rights.manage': m.people_permission_rights_manage,
  'administrators.read': m.people_permission_administrators_read,
  'administrators.ask': m.people_permission_administrators_ask,
  'administrators.withdraw': m.people_permission_administrators_withdraw,
  'administrators.approve': m.people_permission_administrators_approve,
  'log.read': m.people_permission_log_read,
  'keys.manage': m.people_permission_keys_manage,
  'webhooks.manage': m.people_permission_webhooks_manage,
  'webhooks.process': undefined,
  'shipments.process': undefined,
  'letters.process': undefined,
} as const satisfies Record<Permission, Message | undefined>

/** The permission in words; its own name where nobody can have it. */
export const permissionName = (permission: Permission, locale: Locale = currentLocale()): string =>
  words[permission]?.({}, { locale }) ?? permission

/** Those that people and keys may have. */
export const namedPermissions = (Object.keys(words) as Permission[]).filter((permission) => words[permission])
