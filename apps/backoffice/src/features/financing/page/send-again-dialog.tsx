import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { useNavigate } from '@tanstack/solid-router'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { phoneText } from '../../../phone-text.ts'
import type { Details } from '../row.ts'

/** Offers the order of a dead financing once more, and leads to the new one. */
export function SendAgainDialog(props: {
  financing: Details
  home: string | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const navigate = useNavigate()
  const send = async () => {
    const { reference, customerName } = props.financing
    const { id } = await api.financings.sendAgain.act({ id: props.financing.id })
    showToast({ text: m.financing_sent({ name: customerName, reference }), meaning: 'good' })
    void navigate({ to: '/financings/$id', params: { id } })
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={m.financing_send_again()}
      consequence={m.financing_send_again_consequence({
        amount: money(props.financing.totalCents),
        name: props.financing.customerName,
        phone: phoneText(props.financing.phone, props.home),
      })}
      confirmLabel={m.financing_send_again()}
      onConfirm={send}
      errorText={failureText}
    />
  )
}
