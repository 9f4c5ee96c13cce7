import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { api } from '../../api/api.ts'
import { failureText } from '../../api/failure-text.ts'
import { phoneText } from '../../phone-text.ts'

/** Texts the shopper the way to pay, or to give another card. */
export default function LinkDialog(props: {
  order: { id: string; reference: string; customerName: string; phone: string }
  onClose: () => void
}) {
  const send = async () => {
    await api.payments.sendLink.act({ orderId: props.order.id })
    showToast({ text: m.collecting_link_sent({ name: props.order.customerName }), meaning: 'good' })
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.collecting_link_title({ reference: props.order.reference })}
      consequence={m.collecting_link_text({ name: props.order.customerName, phone: phoneText(props.order.phone) })}
      confirmLabel={m.collecting_link_send()}
      onConfirm={send}
      errorText={failureText}
    />
  )
}
