import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { useNavigate } from '@tanstack/solid-router'
import { endSession } from './auth.ts'
import { authText } from './auth-text.ts'
import { m } from '@cauce/i18n/messages'

/** Ends this session and forgets everything that was read in it. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    const answer = await endSession()
    if (!answer.ok && answer.reason !== 'refused') {
      showToast({ text: authText(answer, m.error_internal()), meaning: 'bad' })
      return
    }
    await navigate({ to: '/sign-in' })
    queryClient.clear()
  }
}
