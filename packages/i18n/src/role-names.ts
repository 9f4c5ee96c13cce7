import type { Role } from '@cauce/domain/access/roles'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'

const names = {
  'platform-administrator': m.access_role_platform_administrator,
  'platform-finance': m.access_role_platform_finance,
  ops: m.access_role_ops,
  'merchant-administrator': m.access_role_merchant_administrator,
  'additional-administrator': m.access_role_additional_administrator,
  'centre-manager': m.access_role_centre_manager,
  'sales-agent': m.access_role_sales_agent,
  'call-centre-agent': m.access_role_call_centre_agent,
  'support-agent': m.access_role_support_agent,
  dispatcher: m.access_role_dispatcher,
  'partner-account': m.access_role_partner_account,
  service: m.access_role_service,
  system: m.access_role_system,
  shopper: m.access_role_shopper,
} satisfies Record<Role, unknown>

/** What a role is called. */
export const roleName = (role: Role, locale: Locale = currentLocale()): string => names[role]({}, { locale })
