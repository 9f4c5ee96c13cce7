import { m } from '@cauce/i18n/messages'

export type Choice = { value: string; label: string }

/** Languages by their own names. */
export const localeChoices = (): Choice[] => [
  { value: 'es', label: m.shell_language_es() },
  { value: 'fr', label: m.shell_language_fr() },
  { value: 'en', label: m.shell_language_en() },
]

export const themeChoices = (): Choice[] => [
  { value: 'light', label: m.shell_theme_light() },
  { value: 'dark', label: m.shell_theme_dark() },
  { value: 'system', label: m.shell_theme_system() },
]
