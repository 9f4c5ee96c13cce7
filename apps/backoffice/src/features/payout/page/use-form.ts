import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { fieldText } from '../../../api/field-text.ts'

/** What a dialog of the settings does with its deed: faults go to their fields, what was changed is read again and said. */
export function useForm() {
  const queryClient = useQueryClient()
  const [faults, setFaults] = createSignal<Readonly<Record<string, string>>>({})
  return {
    /** The fault of a field by its path, in words. */
    fault: (path: string) => fieldText(faults()[path]),
    clear: () => setFaults({}),
    async submit(deed: () => Promise<unknown>, done: () => string) {
      setFaults({})
      try {
        await deed()
        showToast({ text: done(), meaning: 'good' })
      } catch (error) {
        setFaults(failureOf(error).fields)
        throw error
      } finally {
        await queryClient.invalidateQueries({ queryKey: api.payoutSettings.key() })
      }
    },
    /** Nothing for what stands under its field. */
    errorText: (error: unknown) => (Object.keys(failureOf(error).fields).length > 0 ? '' : failureText(error)),
  }
}
