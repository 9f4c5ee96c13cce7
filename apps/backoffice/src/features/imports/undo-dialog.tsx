import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { api } from '../../api/api.ts'
import { failureOf } from '../../api/failure.ts'
import { failureText } from '../../api/failure-text.ts'
import { inUseText } from './in-use-text.ts'
import type { ImportFacts, PageKind } from './kind.ts'

/** Takes a saved import back, after saying what that does; refused in place where something of it is in use. */
export default function UndoDialog(props: {
  kind: PageKind
  import: ImportFacts
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const queryClient = useQueryClient()
  const undo = async () => {
    await props.kind.undo?.act({ id: props.import.id })
    showToast({ text: m.imports_undone(), meaning: 'good' })
    await queryClient.invalidateQueries({ queryKey: api.imports.key() })
  }
  const reason = (error: unknown) => {
    const { code, details } = failureOf(error)
    return code === 'import-in-use'
      ? `${props.kind.undo?.inUse(Number(details.rows)) ?? ''} ${inUseText(details)}`
      : failureText(error)
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger
      title={m.imports_undo_title({ file: props.import.fileName })}
      consequence={(props.kind.undo?.does(props.import.counts) ?? []).join(' ')}
      confirmLabel={m.imports_undo()}
      errorText={reason}
      onConfirm={undo}
    />
  )
}
