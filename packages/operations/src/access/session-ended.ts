import type { Actor } from '@cauce/domain/access/scope'
import type { Change } from '../operation.ts'

/** Whose session it is, for the log. */
export const ofSession = ({ scope }: Actor, sessionId: string): Change => ({
  subjectKind: 'session',
  subjectId: sessionId,
  merchantId: scope.kind === 'merchant' ? scope.merchantId : null,
})

/** The log's line for a session that was ended. */
export const sessionEnded = (actor: Actor, sessionId: string): Change => ({
  ...ofSession(actor, sessionId),
  action: 'access.end-session',
})
