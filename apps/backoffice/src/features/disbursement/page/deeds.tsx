import { disbursementMoves } from '@cauce/domain/disbursement/states'
import { longest } from '@cauce/domain/limits'
import { mayMove } from '@cauce/domain/moves'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { TextInput } from '@cauce/ui/text-input'
import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet'
import FileText from 'lucide-solid/icons/file-text'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { ProcessLink } from '../../../session/process-link.tsx'
import { useSession } from '../../../session/session.tsx'
import type { Details } from '../row.ts'
import { takeFile } from '../take-file.ts'

/** The payment's documents; finance notes here what the bank says of it. */
export function Deeds(props: { payment: Details }) {
  const session = useSession()
  const may = (to: 'paid' | 'rejected') =>
    session.can('disbursements.settle') && mayMove(disbursementMoves, props.payment.state, to)
  const [paying, setPaying] = createSignal(false)
  const [rejecting, setRejecting] = createSignal(false)
  const what = () => ({ amount: money(props.payment.paidCents), merchant: props.payment.merchantName })
  return (
    <>
      <ProcessLink id={props.payment.processId} />
      <Button onClick={() => void takeFile('report', props.payment.id)}>
        <FileText class="size-4" aria-hidden="true" />
        {m.payouts_pdf()}
      </Button>
      <Button onClick={() => void takeFile('orders', props.payment.id)}>
        <FileSpreadsheet class="size-4" aria-hidden="true" />
        {m.payouts_xlsx()}
      </Button>
      <Show when={may('rejected')}>
        <Button onClick={() => setRejecting(true)}>{m.payouts_mark_rejected()}</Button>
        <RejectDialog payment={props.payment} open={rejecting()} onOpenChange={setRejecting} />
      </Show>
      <Show when={may('paid')}>
        <Button variant="primary" onClick={() => setPaying(true)}>
          {m.payouts_mark_paid()}
        </Button>
        <ConfirmDialog
          open={paying()}
          onOpenChange={setPaying}
          title={m.payouts_mark_paid()}
          consequence={m.payouts_mark_paid_consequence(what())}
          confirmLabel={m.payouts_mark_paid()}
          onConfirm={() => api.disbursements.markPaid.act({ id: props.payment.id })}
          errorText={failureText}
        />
      </Show>
    </>
  )
}

function RejectDialog(props: { payment: Details; open: boolean; onOpenChange: (open: boolean) => void }) {
  const [reason, setReason] = createSignal('')
  const [isMissing, setMissing] = createSignal(false)
  const reject = async () => {
    setMissing(reason().trim() === '')
    if (isMissing()) throw new Error(m.error_required())
    await api.disbursements.markRejected.act({ id: props.payment.id, reason: reason() })
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger
      title={m.payouts_mark_rejected()}
      consequence={[
        m.payouts_mark_rejected_consequence({
          amount: money(props.payment.paidCents),
          merchant: props.payment.merchantName,
        }),
        ...(props.payment.invoice ? [m.payouts_rejected_invoiced({ number: props.payment.invoice.number })] : []),
      ].join(' ')}
      confirmLabel={m.payouts_mark_rejected()}
      onConfirm={reject}
      errorText={(error) => (isMissing() ? m.error_required() : failureText(error))}
    >
      <div class="mt-3">
        <Field label={m.payouts_reason()} hint={m.payouts_reason_hint()}>
          <TextInput value={reason()} onChange={setReason} maxLength={longest.rejectReason} />
        </Field>
      </div>
    </ConfirmDialog>
  )
}
