import type { Locale } from '@cauce/i18n/locale'
import { showToast } from '@cauce/ui/toast'
import { useMutation } from '@tanstack/solid-query'
import { api } from '../api/api.ts'
import { failureText } from '../api/failure-text.ts'
import { setLocale } from '../preferences.ts'

/** Changes the language here at once, and for this person everywhere. */
export function useChooseLocale(): (locale: Locale) => void {
  const saving = useMutation(() => api.access.setLocale.mutationOptions())
  return (locale) => {
    setLocale(locale)
    saving.mutate({ locale }, { onError: (error) => showToast({ text: failureText(error), meaning: 'bad' }) })
  }
}
