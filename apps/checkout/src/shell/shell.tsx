import { type Locale, locales } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { createEffect, For, type JSX } from 'solid-js'
import { chooseLocale, locale } from '../link/locale.ts'

const names: Record<Locale, string> = { es: 'Español', fr: 'Français', en: 'English' }

/** Who asks, the choice of language, and the one thing the page is about. */
export function Shell(props: { merchantName?: string | undefined; children: JSX.Element }) {
  createEffect(() => {
    document.title = props.merchantName ? m.checkout_title({ merchant: props.merchantName }) : 'Cauce'
  })
  return (
    <div class="mx-auto flex min-h-dvh max-w-xl flex-col px-4 pb-6 text-lg lg:max-w-5xl">
      <header class="flex min-h-16 items-center justify-between gap-4">
        <p class="min-w-0 truncate font-semibold">{props.merchantName ?? 'Cauce'}</p>
        <Languages />
      </header>
      <main class="flex grow flex-col">{props.children}</main>
    </div>
  )
}

function Languages() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a flex row
    <div role="group" aria-label={m.checkout_language()} class="flex shrink-0 print:hidden" data-print="hide">
      <For each={locales}>
        {(language) => (
          <button
            type="button"
            lang={language}
            aria-label={`${language.toUpperCase()}, ${names[language]}`}
            aria-pressed={locale() === language}
            class="h-11 min-w-11 rounded-md text-muted hover:bg-hover aria-pressed:font-semibold aria-pressed:text-accent aria-pressed:underline aria-pressed:underline-offset-4"
            onClick={() => chooseLocale(language)}
          >
            {language.toUpperCase()}
          </button>
        )}
      </For>
    </div>
  )
}
