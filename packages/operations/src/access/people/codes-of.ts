import { centreRoles } from '@cauce/domain/access/roles'
import { centresWritten, type UserFields } from '@cauce/domain/access/user-rows'

/** The codes of the centres that a settled row gives somebody. */
export const codesOf = ({ role, centre }: Pick<UserFields, 'role' | 'centre'>): string[] =>
  centreRoles.includes(role) && centre !== undefined ? centresWritten(centre) : []
