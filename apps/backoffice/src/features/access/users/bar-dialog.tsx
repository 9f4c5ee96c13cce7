import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import type { Row } from './row.ts'

/** Shuts somebody out, or lets them in again. */
export default function BarDialog(props: { row: Row; open: boolean; onOpenChange: (open: boolean) => void }) {
  const queryClient = useQueryClient()
  const isOut = () => props.row.state === 'disabled'
  const name = () => props.row.name
  const act = async () => {
    const [out, who, asked] = [isOut(), name(), { id: props.row.id }]
    await (out ? api.users.enable.act(asked) : api.users.disable.act(asked))
    showToast({ text: out ? m.people_enabled({ name: who }) : m.people_disabled({ name: who }), meaning: 'good' })
    await queryClient.invalidateQueries({ queryKey: api.users.key() })
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger={!isOut()}
      title={isOut() ? m.people_enable_title({ name: name() }) : m.people_disable_title({ name: name() })}
      consequence={isOut() ? m.people_enable_consequence() : m.people_disable_consequence()}
      confirmLabel={isOut() ? m.people_enable() : m.people_disable()}
      errorText={failureText}
      onConfirm={act}
    />
  )
}
