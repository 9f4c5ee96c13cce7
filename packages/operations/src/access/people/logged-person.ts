import type { Access } from '@cauce/domain/access/assigning'
import { changedFields } from '../../changed-fields.ts'
import type { ChangeOf } from '../../operation.ts'

type Named = Access & { firstName: string; lastName: string }
type Of = { id: string; merchantId: string }

const ofUser = ({ id, merchantId }: Of) => ({ subjectKind: 'user' as const, subjectId: id, merchantId })

/** Somebody as the log has them, wherever they were written; centres by their ids. */
const factsOf = ({ firstName, lastName, role, rights, centreIds }: Named) => ({
  name: `${firstName} ${lastName}`,
  ...{ role, rights, centreIds },
})

/** The log's line of somebody who was invited. */
export const invitedLine = (person: Of & Named & { email: string }): ChangeOf<'user'> => ({
  ...{ ...ofUser(person), action: 'users.invite' },
  after: { email: person.email, ...factsOf(person) },
})

/** The log's line of what changed about somebody. */
export const changedLine = (before: Of & Named, after: Named): ChangeOf<'user'> => ({
  ...{ ...ofUser(before), action: 'users.change' },
  ...changedFields(factsOf(before), factsOf(after)),
})
