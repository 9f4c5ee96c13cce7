import { platformRoles, type Role } from '@cauce/domain/access/roles'
import { m } from '@cauce/i18n/messages'

/** Whom somebody who lacks a permission may ask: nobody is sent to themselves. Without a role, to who administers their merchant. */
export function forbiddenText(role: Role | undefined): string {
  if (role === 'platform-administrator') return m.shell_forbidden_highest()
  if (role === 'merchant-administrator') return m.shell_forbidden_own()
  return role && platformRoles.includes(role) ? m.shell_forbidden_platform() : m.shell_forbidden_text()
}
