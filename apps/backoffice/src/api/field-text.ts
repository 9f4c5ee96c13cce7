import { errorMessage } from '@cauce/i18n/errors'
import { locale } from '../preferences.ts'

/** The text of one field's fault, if it has one: what a Field takes as `error`. For pages with forms only: it brings the words of all refusals. */
export const fieldText = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : errorMessage(code, {}, locale())
