import { isLocale, type Locale, preferredLocale, readLocaleFrom } from '@cauce/i18n/locale'
import { createRoot, createSignal } from 'solid-js'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme)

/** Storage may be forbidden; then a choice lasts as long as the page. */
const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
const store = (name: string, value: string): void => {
  try {
    localStorage.setItem(name, value)
  } catch {
    return
  }
}

/** Where public/before-paint.js reads them too. */
const names = { locale: 'cauce.locale', theme: 'cauce.theme' }

const { locale, setLocaleSignal, theme, setThemeSignal } = createRoot(() => {
  const known = stored(names.locale)
  const [locale, setLocaleSignal] = createSignal<Locale>(isLocale(known) ? known : preferredLocale(navigator.languages))
  const chosen = stored(names.theme)
  const [theme, setThemeSignal] = createSignal<Theme>(isTheme(chosen) ? chosen : 'system')
  return { locale, setLocaleSignal, theme, setThemeSignal }
})

export { locale, theme }

/** European forms of the three languages, for numbers and dates. */
export const regionOf = { es: 'es-ES', fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Locale, string>

/** Texts follow at once, wherever they are shown. */
export function setLocale(next: Locale): void {
  setLocaleSignal(next)
  document.documentElement.lang = next
  store(names.locale, next)
}

export function setTheme(next: Theme): void {
  setThemeSignal(next)
  document.documentElement.dataset.theme = next
  store(names.theme, next)
}

/** Makes every text read the language from here, and follows what another tab chooses. */
export function startPreferences(): void {
  readLocaleFrom(locale)
  document.documentElement.lang = locale()
  document.documentElement.dataset.theme = theme()
  addEventListener('storage', ({ key, newValue }) => {
    if (key === names.locale && isLocale(newValue)) setLocale(newValue)
    if (key === names.theme && isTheme(newValue)) setTheme(newValue)
  })
}
