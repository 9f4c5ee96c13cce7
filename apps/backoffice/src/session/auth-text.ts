import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { locale } from '../preferences.ts'
import type { AuthRefusal } from './auth.ts'

/** Why a sign-in or a change of password did not happen, in the reader's language. */
export function authText({ code, details, requestId }: AuthRefusal): string {
  if (code === 'unreachable') return m.shell_unreachable()
  if (code === 'too-many-attempts' && details.seconds !== undefined)
    return m.access_too_many_attempts({ count: Math.max(1, Math.ceil(details.seconds / 60)) })
  const text = errorMessage(code, details, locale())
  return code === 'internal' && requestId ? `${text} ${m.shell_error_request({ requestId })}` : text
}
