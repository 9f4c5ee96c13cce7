import { m } from '@cauce/i18n/messages'
import type { PageKind } from './kind.ts'

export const helpOf = ({ words }: PageKind): string[] =>
  words.help?.() ?? [m.imports_help_preview(), m.imports_help_red(), m.imports_help_undo()]
