import { longest } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { Textarea } from '@cauce/ui/textarea'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { fieldText } from '../../../api/field-text.ts'
import { type ChangeDeed, deedWords } from './deed-words.ts'
import type { Row } from './row.ts'

/** Approves, refuses or withdraws a request, after saying what that does. */
export default function DeedDialog(props: {
  row: Row
  deed: ChangeDeed
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const queryClient = useQueryClient()
  const [note, setNote] = createSignal('')
  const [refused, setRefused] = createSignal<string>()
  const words = () => deedWords(props.row, props.deed)
  const act = async () => {
    const { id } = props.row
    setRefused(undefined)
    try {
      if (props.deed === 'withdraw') await api.administrators.withdraw.act({ id })
      else await api.administrators.decide.act({ id, decision: props.deed, note: note() })
    } catch (error) {
      setRefused(failureOf(error).fields.note)
      throw error
    } finally {
      await queryClient.invalidateQueries({ queryKey: api.administrators.key() })
    }
    const done = {
      approve: m.people_change_approved,
      refuse: m.people_change_refused,
      withdraw: m.people_change_withdrawn,
    }
    showToast({ text: done[props.deed](), meaning: 'good' })
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger={props.deed !== 'withdraw'}
      title={words().title}
      consequence={words().consequence}
      confirmLabel={words().label}
      errorText={failureText}
      onConfirm={act}
    >
      <Show when={props.deed !== 'withdraw'}>
        <Field
          class="mt-4"
          label={m.people_change_note()}
          required={props.deed === 'refuse'}
          error={fieldText(refused())}
        >
          <Textarea value={note()} maxLength={longest.note} onChange={setNote} />
        </Field>
      </Show>
    </ConfirmDialog>
  )
}
