import { type Locale, preferredLocale, readLocaleFrom } from '@cauce/i18n/locale'
import { createSignal } from 'solid-js'

const [chosen, setChosen] = createSignal<Locale>()
const [ofLink, setOfLink] = createSignal<Locale>()

/** The language of the page: the one chosen here, else the one the link was sent in, else the browser's. */
export const locale = (): Locale => chosen() ?? ofLink() ?? preferredLocale(navigator.languages)

export const chooseLocale = (to: Locale): void => void setChosen(to)
export const followLink = (to: Locale): void => void setOfLink(to)

readLocaleFrom(locale)
