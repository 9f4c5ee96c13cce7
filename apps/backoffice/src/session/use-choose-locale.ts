import type { Locale } from '@cauce/i18n/locale'
import { useMutation } from '@tanstack/solid-query'
import { api } from '../api/api.ts'
import { tellFailure } from '../api/tell-failure.ts'
import { setLocale } from '../preferences.ts'

/** Changes the language here at once, and for this person everywhere. */
export function useChooseLocale(): (locale: Locale) => void {
  const saving = useMutation(() => api.access.setLocale.mutationOptions())
  return (locale) => {
    setLocale(locale)
    saving.mutate({ locale }, { onError: tellFailure })
  }
}
