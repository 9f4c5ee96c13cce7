import { type Holder, isGivenSingly, may, type Permission, permissionsOf, singleRights } from './permissions.ts'
import { type ImportableRole, importableRoles, isImportable } from './role-words.ts'
import { centreRoles, type Role } from './roles.ts'

/** What somebody has: their role with the rights given singly, and the centres they see. */
export type Access = { role: Role; rights: readonly string[]; centreIds: readonly string[] }

/** Whether everything that one may do the other may do too. */
const holdsAllOf = (one: Holder, other: Holder): boolean =>
  permissionsOf(other).every((permission) => may(one, permission))

/** Whether a role with these rights is for this person to give: nobody raises anybody to more than they hold. */
export const mayAssign = (assigner: Holder, given: Holder): boolean =>
  may(assigner, 'users.manage') && isImportable(given.role) && holdsAllOf(assigner, given)

/** The roles that somebody may give, by themselves. The merchant's administrator changes by a request only. */
export const assignableRoles = (assigner: Holder): ImportableRole[] =>
  importableRoles.filter((role) => mayAssign(assigner, { role }))

/** The single rights that somebody may give to an additional administrator. */
export const assignableRights = (assigner: Holder): Permission[] =>
  may(assigner, 'rights.manage') ? singleRights.filter((right) => may(assigner, right)) : []

/** Whether somebody's role, centres or account are for this person to change: never of who holds more. */
export const mayManage = (manager: Holder, managed: Holder): boolean =>
  may(manager, 'users.manage') && managed.role !== 'merchant-administrator' && holdsAllOf(manager, managed)

/** The rights that stay with somebody in a role: those that it may be given singly, each once, in their order. */
export const rightsIn = (role: Role, rights: readonly string[]): Permission[] =>
  singleRights.filter((right) => rights.includes(right) && isGivenSingly(role, right))

/** The centres somebody sees in a role; a role that sees all of them has none of its own. */
export const centresIn = (role: Role, centreIds: readonly string[]): string[] =>
  centreRoles.includes(role) ? [...new Set(centreIds)].toSorted() : []

/** Whether a change takes a permission or a centre away; then what was opened before must not stay open. */
export function isDowngrade(before: Access, after: Access): boolean {
  if (!holdsAllOf(after, before)) return true
  if (!centreRoles.includes(after.role)) return false
  return !centreRoles.includes(before.role) || before.centreIds.some((id) => !after.centreIds.includes(id))
}
