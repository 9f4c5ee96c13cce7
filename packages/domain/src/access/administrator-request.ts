import { z } from 'zod'
import { longest } from '../limits.ts'
import { Id, multiline } from '../schema.ts'
import { formerAdministrators } from './administrator-change.ts'
import { personNames } from './person-name.ts'
import { UserEmail } from './user-rows.ts'

/** Who is to be the merchant's administrator: somebody who works there, or a person to invite. */
const Successor = z.union([z.object({ userId: Id }), z.object({ email: UserEmail, ...personNames })])

export const NewAdministratorChange = z.object({
  successor: Successor,
  reason: multiline(longest.note).min(1, { error: 'required' }),
  former: z.enum(formerAdministrators),
})

export const AdministratorChangeId = z.object({ id: Id })

export const AdministratorChangeDecision = z
  .object({ id: Id, decision: z.enum(['approve', 'refuse']), note: multiline(longest.note).default('') })
  .refine(({ decision, note }) => decision === 'approve' || note !== '', { error: 'required', path: ['note'] })

export const AdministratorChangesPage = z.object({
  after: z.string().max(500).optional(),
  limit: z.int().min(1).max(100).default(50),
})
