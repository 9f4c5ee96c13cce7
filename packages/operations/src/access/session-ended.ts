import type { Actor } from '@cauce/domain/access/scope'
import type { Change } from '../operation.ts'

/** The log's line for a session that was ended. */
export const sessionEnded = ({ scope }: Actor, sessionId: string): Change => ({
  subjectKind: 'session',
  subjectId: sessionId,
  merchantId: scope.kind === 'merchant' ? scope.merchantId : null,
  action: 'access.end-session',
})
