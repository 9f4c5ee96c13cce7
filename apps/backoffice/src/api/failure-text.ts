import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { locale } from '../preferences.ts'
import { failureOf } from './failure.ts'

/** What went wrong, in the reader's language. */
export function failureText(error: unknown): string {
  const { code, details } = failureOf(error)
  return code === 'unreachable' ? m.shell_unreachable() : errorMessage(code, details, locale())
}

/** The text of one field's fault, if it has one: what a Field takes as `error`. */
export const fieldText = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : errorMessage(code, {}, locale())
