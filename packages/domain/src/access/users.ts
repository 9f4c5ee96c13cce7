import { z } from 'zod'
import { longest, mostCentres } from '../limits.ts'
import { Id, Locale, searchWords } from '../schema.ts'
import { singleRights } from './permissions.ts'
import { personNames } from './person-name.ts'
import { importableRoles } from './role-words.ts'
import { centreRoles, roles } from './roles.ts'
import { UserEmail } from './user-rows.ts'

/** How somebody stands: invited and not come yet, at work, or shut out. */
export const userStates = ['invited', 'active', 'disabled'] as const
export type UserState = (typeof userStates)[number]

/** How the last invitation of somebody stands who has not come: `unacceptable` once they opened it and need another address. */
export type InvitationState = 'open' | 'expired' | 'unacceptable'

/** An invitation's link opens for so long; the next one takes its place. */
export const invitationDays = 7
/** So many invitations somebody may be sent within a day. */
export const invitationsPerDay = 5
/** So many a merchant's people send together within a day, where nothing else is configured. */
export const invitationsOfMerchantPerDay = 1_000

/** What a change may leave somebody as: also a partner account, which nobody is made by a change. */
export const keptRoles = [...importableRoles, 'partner-account'] as const

const access = {
  role: z.enum(importableRoles, { error: 'required' }),
  centreIds: z.array(Id).max(mostCentres).default([]),
  rights: z.array(z.enum(singleRights)).max(singleRights.length).default([]),
}

/** Whoever sees centres only needs one. */
const withCentres = ({ role, centreIds }: { role: (typeof roles)[number]; centreIds: readonly string[] }): boolean =>
  !centreRoles.includes(role) || centreIds.length > 0
const centreNeeded = { error: 'required', path: ['centreIds'] }

export const NewUser = z
  .object({ email: UserEmail, ...personNames, locale: Locale, ...access })
  .refine(withCentres, centreNeeded)

export const ChangedUser = z
  .object({
    id: Id,
    /** As it was read, so that nobody's change is undone unseen. */
    version: z.int().min(1),
    ...personNames,
    ...access,
    role: z.enum(keptRoles, { error: 'required' }),
  })
  .refine(withCentres, centreNeeded)

export const UserId = z.object({ id: Id })

/** The people of a saved list in its order; `after` is the row number that the last page ended with. */
export const ImportedUsersPage = z.object({
  importId: Id,
  after: z.int().min(0).max(10_000_000).optional(),
  limit: z.int().min(1).max(200).default(100),
})

export const UsersPage = z.object({
  search: searchWords(longest.search).optional(),
  roles: z.array(z.enum(roles)).max(roles.length).optional(),
  centreIds: z.array(Id).max(mostCentres).optional(),
  states: z.array(z.enum(userStates)).max(userStates.length).optional(),
  /** For those who see several. */
  merchantIds: z.array(Id).max(20).optional(),
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(500).optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const userFileColumns = ['name', 'email', 'role', 'merchant', 'centres', 'state', 'invited'] as const
export type UserFileColumn = (typeof userFileColumns)[number]

/** The current view as a file; without columns, all of them. */
export const UserExport = z.object({
  filter: UsersPage.omit({ after: true, limit: true }),
  columns: z.array(z.enum(userFileColumns)).min(1).max(userFileColumns.length).optional(),
  format: z.enum(['xlsx', 'csv']),
  locale: Locale,
})
