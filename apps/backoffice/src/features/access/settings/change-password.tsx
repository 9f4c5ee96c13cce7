import { m } from '@cauce/i18n/messages'
import { Section } from '@cauce/ui/section'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { api } from '../../../api/api.ts'
import { changePassword } from '../../../session/auth.ts'
import type { PasswordDraft } from '../password-draft.ts'
import { PasswordForm } from '../password-form.tsx'

export function ChangePassword() {
  const queryClient = useQueryClient()
  const send = async ({ current, next }: PasswordDraft) => {
    const answer = await changePassword(current, next)
    if (answer.ok) {
      showToast({ text: m.access_password_changed(), meaning: 'good' })
      void queryClient.invalidateQueries({ queryKey: api.access.sessions.key() })
    } else if (answer.code === 'not-signed-in') await queryClient.invalidateQueries({ queryKey: api.access.me.key() })
    return answer
  }
  return (
    <Section title={m.access_change_password()} text={m.access_change_password_text()}>
      <PasswordForm action={m.access_change_password()} class="max-w-sm" send={send} />
    </Section>
  )
}
