import type { Actor } from '@cauce/domain/access/scope'
import type { ChangeOf } from '../operation.ts'

/** Whose session it is, for the log. */
export const ofSession = ({ scope }: Actor, sessionId: string): ChangeOf<'session'> => ({
  subjectKind: 'session',
  subjectId: sessionId,
  merchantId: scope.kind === 'merchant' ? scope.merchantId : null,
})

/** The log's line for a session that was ended. */
export const sessionEnded = (actor: Actor, sessionId: string): ChangeOf<'session'> => ({
  ...ofSession(actor, sessionId),
  action: 'access.end-session',
})
