import { relativeTime } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import type { KeyRow } from './key-item.tsx'

export function RevokeDialog(props: { key: KeyRow; open: boolean; onOpenChange: (open: boolean) => void }) {
  const queryClient = useQueryClient()
  const lastUse = () => {
    const at = props.key.lastUsedAt
    return at === null
      ? m.keys_revoke_unused()
      : m.keys_revoke_used({ when: relativeTime(at, new Date().toISOString()) })
  }
  const revoke = async () => {
    await api.keys.revoke.act({ id: props.key.id })
    showToast({ text: m.keys_revoked(), meaning: 'good' })
    await queryClient.invalidateQueries({ queryKey: api.keys.key() })
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger
      title={m.keys_revoke_title({ name: props.key.name })}
      consequence={`${m.keys_revoke_consequence()} ${lastUse()}`}
      confirmLabel={m.keys_revoke()}
      errorText={failureText}
      onConfirm={revoke}
    />
  )
}
