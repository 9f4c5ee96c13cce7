import type { ErrorCode } from '@cauce/domain/errors'
import type { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { createSignal } from 'solid-js'
import { locale } from '../preferences.ts'
import { failureOf } from './failure.ts'

const [wording, setWording] = createSignal<typeof errorMessage>()

/** The words of all refusals weigh as much as a page: whoever tells of one first waits for them here. Never throws. */
export async function fetchWording(): Promise<void> {
  if (wording()) return
  await import('@cauce/i18n/errors').then(
    (errors) => setWording(() => errors.errorMessage),
    // Nothing arrives at all: then that is what is told.
    () => undefined,
  )
}

/** What went wrong, in the reader's language. Calls of the API have fetched the words before they throw. */
export function failureText(error: unknown): string {
  const { code, details } = failureOf(error)
  if (code === 'unreachable') return m.shell_unreachable()
  if (!wording()) void fetchWording()
  return wording()?.(code, details, locale()) ?? m.shell_error_title()
}

/** The same of a code that came in an answer; whoever shows it waits for the words first. */
export const codeText = (code: ErrorCode): string => wording()?.(code, {}, locale()) ?? m.shell_error_title()
