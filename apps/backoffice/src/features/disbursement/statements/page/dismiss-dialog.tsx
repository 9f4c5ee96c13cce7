import { longest } from '@cauce/domain/limits'
import { date, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { TextInput } from '@cauce/ui/text-input'
import { showToast } from '@cauce/ui/toast'
import { createSignal } from 'solid-js'
import { api } from '../../../../api/api.ts'
import { failureText } from '../../../../api/failure-text.ts'
import type { Entry } from '../row.ts'
import { amountOf } from './columns.tsx'
import { takeBack } from './take-back.ts'

/** Asks finance why differences need no payment. */
export default function DismissDialog(props: { entries: readonly Entry[]; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = createSignal('')
  const [isMissing, setMissing] = createSignal(false)
  const isOne = () => props.entries.length === 1
  const consequence = () => {
    const [first] = props.entries
    return first && isOne()
      ? m.statements_dismiss_consequence({ amount: amountOf(first), day: date(first.bookedOn) })
      : m.statements_dismiss_consequence_several({ count: wholeNumber(props.entries.length) })
  }
  const dismiss = async () => {
    setMissing(reason().trim() === '')
    if (isMissing()) throw new Error(m.error_required())
    const [first] = props.entries
    await api.statements.dismiss.act({ ids: props.entries.map(({ id }) => id), reason: reason() })
    const { onDone } = props
    showToast({
      text: m.statements_dismissed(),
      meaning: 'good',
      ...(first && isOne() && { undo: () => void takeBack(first.id, onDone) }),
    })
    onDone()
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={isOne() ? m.statements_dismiss_title() : m.statements_dismiss_title_several()}
      consequence={consequence()}
      confirmLabel={m.statements_dismiss()}
      onConfirm={dismiss}
      errorText={(error) => (isMissing() ? m.error_required() : failureText(error))}
    >
      <div class="mt-3">
        <Field label={m.statements_dismiss_reason()} hint={m.statements_dismiss_reason_hint()}>
          <TextInput value={reason()} onChange={setReason} maxLength={longest.rejectReason} />
        </Field>
      </div>
    </ConfirmDialog>
  )
}
