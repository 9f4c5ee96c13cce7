import type { Permission } from '@cauce/domain/access/permissions'
import { m } from '@cauce/i18n/messages'

/** What a permission lets somebody do. Processes and shoppers act by permissions of their own, which nobody is given. */
const texts = {
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
  'processes.open': m.people_permission_processes_open,
  'services.read': m.keys_scope_services_read,
  'services.manage': m.keys_scope_services_manage,
  'users.read': m.people_permission_users_read,
  'users.manage': m.people_permission_users_manage,
  'users.remind': m.people_permission_users_remind,
  'rights.manage': m.people_permission_rights_manage,
  'administrators.read': m.people_permission_administrators_read,
  'administrators.ask': m.people_permission_administrators_ask,
  'administrators.approve': m.people_permission_administrators_approve,
  'log.read': m.people_permission_log_read,
  'keys.manage': m.people_permission_keys_manage,
  'webhooks.manage': m.people_permission_webhooks_manage,
  'webhooks.process': undefined,
  'letters.process': undefined,
} as const satisfies Record<Permission, (() => string) | undefined>

/** The permission in words; its own name where nobody can have it. */
export const permissionText = (permission: Permission): string => texts[permission]?.() ?? permission

/** Those that people and keys may have. */
export const shownPermissions = (Object.keys(texts) as Permission[]).filter((permission) => texts[permission])
