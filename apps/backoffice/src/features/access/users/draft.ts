import { type Access, centresIn, isDowngrade, rightsIn } from '@cauce/domain/access/assigning'
import { isGivenSingly, type Permission } from '@cauce/domain/access/permissions'
import { centreRoles, type Role } from '@cauce/domain/access/roles'
import type { Row } from './row.ts'

export type UserDraft = {
  email: string
  firstName: string
  lastName: string
  locale: 'es' | 'fr' | 'en'
  role: Role | ''
  centreIds: string[]
  rights: string[]
}

export const draftOf = (row: Row | undefined, locale: UserDraft['locale']): UserDraft => ({
  email: row?.email ?? '',
  firstName: row?.firstName ?? '',
  lastName: row?.lastName ?? '',
  locale,
  role: row?.role ?? '',
  centreIds: row?.centres.map(({ id }) => id) ?? [],
  rights: [...(row?.rights ?? [])],
})

/** What is missing, by its field; what else is wrong the server says. */
export function draftFaults(draft: UserDraft): Partial<Record<keyof UserDraft, 'required'>> {
  const blank = (['email', 'firstName', 'lastName', 'role'] as const).filter((part) => draft[part].trim() === '')
  const centreless = draft.role !== '' && centreRoles.includes(draft.role) && draft.centreIds.length === 0
  return Object.fromEntries(
    [...blank, ...(centreless ? (['centreIds'] as const) : [])].map((part) => [part, 'required']),
  )
}

/** Whether saving takes something away from somebody, by the same rule as the server's. */
export function endsSessions(row: Row | undefined, draft: UserDraft): boolean {
  if (!row || draft.role === '') return false
  const before: Access = { role: row.role, rights: row.rights, centreIds: row.centres.map(({ id }) => id) }
  const { role } = draft
  return isDowngrade(before, {
    role,
    rights: rightsIn(role, draft.rights),
    centreIds: centresIn(role, draft.centreIds),
  })
}

/** The single rights that go with the role they were given for: another role has none, and going back does not bring them. */
export const rightsLost = (row: Row | undefined, { role }: UserDraft): Permission[] =>
  row && role !== '' ? rightsIn(row.role, row.rights).filter((right) => !isGivenSingly(role, right)) : []
