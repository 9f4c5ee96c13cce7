import { type CancelReason, cancelReasons } from '@cauce/domain/orders/states'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Dialog } from '@cauce/ui/dialog'
import { Field } from '@cauce/ui/field'
import { Select } from '@cauce/ui/select'
import { showToast } from '@cauce/ui/toast'
import { Link } from '@tanstack/solid-router'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import type { Details } from '../row.ts'
import { cancelReasonName } from '../state-text.ts'

type CancelProps = {
  order: Details
  open: boolean
  onOpenChange: (open: boolean) => void
  onCancelled: () => void
}

/** Before anything was shipped: a reason, and what goes back. After it: why not, and the way to a return. */
export const CancelDialog = (props: CancelProps) => (
  <Show when={props.order.shipment === 'unshipped'} fallback={<Shipped {...props} />}>
    <Unshipped {...props} />
  </Show>
)

function Unshipped(props: CancelProps) {
  const [reason, setReason] = createSignal<CancelReason>()
  const cancel = async () => {
    const chosen = reason()
    if (!chosen) throw nothingChosen
    await api.orders.cancel.act({ id: props.order.id, reason: chosen })
    showToast({ text: m.orders_cancelled({ reference: props.order.reference }), meaning: 'good' })
    props.onCancelled()
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger
      title={m.orders_cancel_title({ reference: props.order.reference })}
      consequence={m.orders_cancel_consequence({
        name: props.order.customerName,
        amount: money(props.order.paidCents - props.order.refundedCents),
      })}
      confirmLabel={m.orders_cancel()}
      onConfirm={cancel}
      errorText={(fault) => (fault === nothingChosen ? m.orders_cancel_reason_choose() : failureText(fault))}
    >
      <Field class="mt-3" label={m.orders_cancel_reason()} required>
        <Select
          value={reason() ?? ''}
          placeholder={m.orders_cancel_reason_choose()}
          options={cancelReasons.map((each) => ({ value: each, label: cancelReasonName(each) }))}
          onChange={(chosen) => setReason((chosen || undefined) as CancelReason | undefined)}
        />
      </Field>
    </ConfirmDialog>
  )
}

const nothingChosen = new Error('nothing chosen')

const Shipped = (props: CancelProps) => (
  <Dialog
    open={props.open}
    onOpenChange={props.onOpenChange}
    title={m.orders_cancel_shipped_title()}
    description={m.orders_cancel_shipped_text()}
    footer={
      <>
        <Button onClick={() => props.onOpenChange(false)}>{m.shell_close()}</Button>
        <Link
          to="/orders/$id/cart"
          params={{ id: props.order.id }}
          data-first=""
          class={buttonClass('primary')}
          onClick={() => props.onOpenChange(false)}
        >
          {m.orders_return()}
        </Link>
      </>
    }
  />
)
