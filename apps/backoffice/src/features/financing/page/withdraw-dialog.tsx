import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import type { Details } from '../row.ts'

/** Says what taking the offer back means before it is done. */
export function WithdrawDialog(props: { financing: Details; open: boolean; onOpenChange: (open: boolean) => void }) {
  const withdraw = async () => {
    await api.financings.withdraw.act({ id: props.financing.id })
    showToast({ text: m.financing_withdrawn({ reference: props.financing.reference }), meaning: 'good' })
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger
      title={m.financing_withdraw_title({ reference: props.financing.reference })}
      consequence={m.financing_withdraw_consequence({
        name: props.financing.customerName,
        amount: money(props.financing.totalCents),
      })}
      confirmLabel={m.financing_withdraw()}
      onConfirm={withdraw}
      errorText={failureText}
    />
  )
}
