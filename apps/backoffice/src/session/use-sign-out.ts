import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { useNavigate } from '@tanstack/solid-router'
import { remember } from '../remembered.ts'
import { endSession } from './auth.ts'
import { authText } from './auth-text.ts'
import { signedInHere } from './session.tsx'

/** Ends this session and forgets everything that was read in it. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    const answer = await endSession()
    if (!answer.ok && answer.code !== 'not-signed-in') {
      showToast({ text: authText(answer), meaning: 'bad' })
      return
    }
    remember(signedInHere, null)
    await navigate({ to: '/sign-in' })
    queryClient.clear()
  }
}
