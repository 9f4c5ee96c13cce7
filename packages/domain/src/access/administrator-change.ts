import type { Moves } from '../moves.ts'
import { platformRoles, type Role } from './roles.ts'

/** Where a change of a merchant's administrator stands: asked for by the merchant, decided by the platform. */
export const administratorChangeStates = ['asked', 'approved', 'refused', 'withdrawn'] as const
export type AdministratorChangeState = (typeof administratorChangeStates)[number]

/** Where it may go from each state: an approved one back only while whoever was invited is awaited. Source: features.md B11. */
export const administratorChangeMoves = {
  asked: ['approved', 'refused', 'withdrawn'],
  approved: ['withdrawn'],
  refused: [],
  withdrawn: [],
} as const satisfies Moves<AdministratorChangeState>

/** What becomes of the administrator until then. */
export const formerAdministrators = ['additional-administrator', 'disabled'] as const
export type FormerAdministrator = (typeof formerAdministrators)[number]

/** Partner accounts see their own deliveries only, so nobody is raised from one. */
export const mayBecomeAdministrator = (role: Role): boolean =>
  role !== 'merchant-administrator' && role !== 'partner-account' && !platformRoles.includes(role)

/** Who decides is neither who asked nor who is to become it. */
export const mayDecide = (decider: string, { askedBy, newUserId }: { askedBy: string; newUserId: string | null }) =>
  decider !== askedBy && decider !== newUserId
