import { isLocale, type Locale, preferredLocale, readLocaleFrom } from '@cauce/i18n/locale'
import { createRoot, createSignal } from 'solid-js'
import { followRemembered, remember, remembered } from './remembered.ts'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme)

/** Where public/before-paint.js reads them too. */
const names = { locale: 'locale', theme: 'theme' }

const { locale, setLocaleSignal, theme, setThemeSignal } = createRoot(() => {
  const [locale, setLocaleSignal] = createSignal<Locale>(
    remembered(names.locale, (stored) => (isLocale(stored) ? stored : preferredLocale(navigator.languages))),
  )
  const [theme, setThemeSignal] = createSignal<Theme>(
    remembered(names.theme, (stored) => (isTheme(stored) ? stored : 'system')),
  )
  return { locale, setLocaleSignal, theme, setThemeSignal }
})

export { locale, theme }

/** European forms of the three languages, for numbers and dates. */
export const regionOf = { es: 'es-ES', fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Locale, string>

/** Texts follow at once, wherever they are shown. */
export function setLocale(next: Locale): void {
  setLocaleSignal(next)
  document.documentElement.lang = next
  remember(names.locale, next)
}

export function setTheme(next: Theme): void {
  setThemeSignal(next)
  document.documentElement.dataset.theme = next
  remember(names.theme, next)
}

/** Makes every text read the language from here, and follows what another tab chooses. */
export function startPreferences(): void {
  readLocaleFrom(locale)
  document.documentElement.lang = locale()
  document.documentElement.dataset.theme = theme()
  followRemembered(names.locale, (chosen) => isLocale(chosen) && setLocale(chosen))
  followRemembered(names.theme, (chosen) => isTheme(chosen) && setTheme(chosen))
}
