import { centreRoles, type Role } from '@cauce/domain/access/roles'
import type { PageKind } from './kind.ts'

/** Whether a list of this kind is of one centre where somebody of this role uploads it. */
export const goesToCentre = ({ ofCentre }: Pick<PageKind, 'ofCentre'>, role: Role): boolean =>
  ofCentre === 'where-limited' ? centreRoles.includes(role) : ofCentre
