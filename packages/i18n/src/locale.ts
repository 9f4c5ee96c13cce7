import { baseLocale, getLocale, isLocale, type Locale, locales, overwriteGetLocale } from './paraglide/runtime.js'

export { baseLocale, isLocale, type Locale, locales }

/** The locale of texts and formats that name none. Spanish until set; a server must name it in each call. */
export const currentLocale = (): Locale => getLocale()

/** For a page: where the current locale is read from; a reactive getter makes the texts follow it. */
export const readLocaleFrom = (read: () => Locale): void => overwriteGetLocale(read)

export const setCurrentLocale = (locale: Locale): void => readLocaleFrom(() => locale)

/** The first of a person's languages (such as `navigator.languages`: `fr-CA`, `es`) that there is, else Spanish. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const locale = language.slice(0, 2).toLowerCase()
    if (isLocale(locale)) return locale
  }
  return baseLocale
}
