import { m } from '@cauce/i18n/messages'
import type { AuthAnswer } from './auth.ts'

/** Why a sign-in or a change of password did not happen; `refused` says what a plain refusal means there. */
export function authText(answer: Exclude<AuthAnswer, { ok: true }>, refused: string): string {
  switch (answer.reason) {
    case 'refused':
      return refused
    case 'weak-password':
      return m.access_password_rule()
    case 'too-many-attempts':
      return m.access_too_many_attempts({ count: answer.minutes })
    case 'unreachable':
      return m.shell_unreachable()
    case 'broken':
      return answer.requestId
        ? `${m.error_internal()} ${m.shell_error_request({ requestId: answer.requestId })}`
        : m.error_internal()
  }
}
