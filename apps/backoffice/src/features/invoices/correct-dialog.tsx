import { longest } from '@cauce/domain/limits'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { TextInput } from '@cauce/ui/text-input'
import { showToast } from '@cauce/ui/toast'
import { createSignal } from 'solid-js'
import { api } from '../../api/api.ts'
import { failureText } from '../../api/failure-text.ts'
import type { Row } from './row.ts'

/** Asks finance why an invoice is taken back before its credit note is issued. */
export function CorrectDialog(props: {
  invoice: Row
  open: boolean
  onOpenChange: (open: boolean) => void
  onCorrected: () => void
}) {
  const [reason, setReason] = createSignal('')
  const [isMissing, setMissing] = createSignal(false)
  const correct = async () => {
    setMissing(reason().trim() === '')
    if (isMissing()) throw new Error(m.error_required())
    const { number } = await api.invoices.correct.act({ id: props.invoice.id, reason: reason() })
    showToast({ text: m.invoices_corrected({ number }), meaning: 'good' })
    props.onCorrected()
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger
      title={m.invoices_correct_title({ number: props.invoice.number })}
      consequence={m.invoices_correct_consequence({
        amount: money(-props.invoice.totalCents),
        merchant: props.invoice.merchantName,
      })}
      confirmLabel={m.invoices_correct()}
      onConfirm={correct}
      errorText={(error) => (isMissing() ? m.error_required() : failureText(error))}
    >
      <div class="mt-3">
        <Field label={m.invoices_reason()} hint={m.invoices_reason_hint()}>
          <TextInput value={reason()} onChange={setReason} maxLength={longest.correctionReason} />
        </Field>
      </div>
    </ConfirmDialog>
  )
}
