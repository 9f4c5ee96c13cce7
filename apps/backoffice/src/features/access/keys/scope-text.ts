import type { KeyScope } from '@cauce/domain/access/keys'
import { m } from '@cauce/i18n/messages'

const texts: Record<KeyScope, () => string> = {
  'financings.read': m.keys_scope_financings_read,
  'financings.send': m.keys_scope_financings_send,
  'financings.resend': m.keys_scope_financings_resend,
  'financings.archive': m.keys_scope_financings_archive,
  'financings.withdraw': m.keys_scope_financings_withdraw,
  'financings.note': m.keys_scope_financings_note,
  'services.read': m.keys_scope_services_read,
  'services.manage': m.keys_scope_services_manage,
}

/** What a key with this scope may do, in words. */
export const scopeText = (scope: KeyScope): string => texts[scope]()
