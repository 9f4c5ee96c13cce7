import { money, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { takeFile } from '../take-file.ts'

type ToSend = { payments: number; totalCents: number; leftOut: number }

/** Says what goes to the bank before it does; then the file comes down by itself. */
export function MakeFileDialog(props: { toSend: ToSend; open: boolean; onOpenChange: (open: boolean) => void }) {
  const make = async () => {
    const { id, payments } = await api.disbursements.makeFile.act()
    showToast({ text: m.payouts_made({ count: wholeNumber(payments) }), meaning: 'good' })
    await takeFile('bank', id)
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={m.payouts_make_title()}
      consequence={m.payouts_make_consequence({
        count: wholeNumber(props.toSend.payments),
        amount: money(props.toSend.totalCents),
      })}
      confirmLabel={m.payouts_make_file()}
      onConfirm={make}
      errorText={failureText}
    >
      <Show when={props.toSend.leftOut > 0}>
        <p>{m.payouts_make_left_out({ count: wholeNumber(props.toSend.leftOut) })}</p>
      </Show>
    </ConfirmDialog>
  )
}
